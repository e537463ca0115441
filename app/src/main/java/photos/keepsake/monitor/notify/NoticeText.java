package photos.keepsake.monitor.notify;

import java.util.Locale;
import photos.keepsake.monitor.schedule.Condition;

/** A notice in words. */
final class NoticeText {
  private NoticeText() {}

  /** For programs, such as {@code signed_out}. */
  static String word(Condition condition) {
    return condition.name().toLowerCase(Locale.ROOT);
  }

  /** Headline, empty line, details. */
  static String whole(Notice notice) {
    return notice.details().isBlank()
        ? notice.headline() + "\n"
        : notice.headline() + "\n\n" + notice.details() + "\n";
  }
}
