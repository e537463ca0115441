package photos.keepsake.simulator.site;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Dates as the site writes them: always the wall clock of the place where a photo was taken, with
 * less and less precision from tile to panel to heading.
 */
final class DateTexts {
  /** Between time and AM or PM the site puts a narrow no-break space. */
  private static final String BEFORE_AM_PM = "\u202f";

  /** Six days, today among them, are called by a name: the oldest of them is five days back. */
  private static final int NAMED_DAYS_BACK = 5;

  private final Labels labels;
  private final Clock clock;

  DateTexts(Labels labels, Clock clock) {
    this.labels = labels;
    this.clock = clock;
  }

  /** As on a tile: {@code Feb 12, 2025, 6:34:39 PM}; seconds and year always, no zone. */
  String onTile(LocalDateTime taken) {
    return dateWithYear(taken.toLocalDate()) + ", " + clockTime(taken, true);
  }

  /** As in the panel: {@code Aug 26, 2024}, without the year in the current year. */
  String panelDate(LocalDateTime taken) {
    LocalDate date = taken.toLocalDate();
    return date.getYear() == today().getYear() ? dateWithoutYear(date) : dateWithYear(date);
  }

  /** As in the panel: {@code Mon, 8:38 PM} or {@code Today, 1:02 PM}; no seconds. */
  String panelTime(LocalDateTime taken) {
    return dayName(taken.toLocalDate()) + labels.get("dayTimeGap") + clockTime(taken, false);
  }

  /** {@code GMT+03:00}. */
  static String zone(ZoneOffset offset) {
    int minutes = Math.abs(offset.getTotalSeconds() / 60);
    String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
    return String.format(Locale.ROOT, "GMT%s%02d:%02d", sign, minutes / 60, minutes % 60);
  }

  /** A day's heading: Today, Yesterday, a weekday, {@code Mon, Feb 3} or with the year. */
  String heading(LocalDate date) {
    long daysAgo = ChronoUnit.DAYS.between(date, today());
    if (daysAgo == 0 || daysAgo == 1) {
      return labels.get(daysAgo == 0 ? "today" : "yesterday");
    }
    if (daysAgo > 1 && daysAgo <= NAMED_DAYS_BACK) {
      return labels.get("longDays", date.getDayOfWeek().getValue() - 1);
    }
    boolean thisYear = date.getYear() == today().getYear();
    return weekday(date) + ", " + (thisYear ? dateWithoutYear(date) : dateWithYear(date));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private String dayName(LocalDate date) {
    long daysAgo = ChronoUnit.DAYS.between(date, today());
    if (daysAgo == 0 || daysAgo == 1) {
      return labels.get(daysAgo == 0 ? "today" : "yesterday");
    }
    return weekday(date);
  }

  private String weekday(LocalDate date) {
    return labels.get("days", date.getDayOfWeek().getValue() - 1);
  }

  private String dateWithYear(LocalDate date) {
    String year = String.format(Locale.ROOT, "%04d", date.getYear());
    return switch (labels.get("dateOrder")) {
      case "MDY" -> dateWithoutYear(date) + ", " + year;
      case "YMD" -> year + " " + dateWithoutYear(date);
      default -> dateWithoutYear(date) + " " + year;
    };
  }

  private String dateWithoutYear(LocalDate date) {
    String month = labels.get("months", date.getMonthValue() - 1);
    return labels.get("dateOrder").equals("DMY")
        ? date.getDayOfMonth() + " " + month
        : month + " " + date.getDayOfMonth();
  }

  private String clockTime(LocalDateTime taken, boolean seconds) {
    boolean twelve = labels.get("clock").equals("12");
    int hour = twelve ? (taken.getHour() + 11) % 12 + 1 : taken.getHour();
    String text = String.format(Locale.ROOT, "%d:%02d", hour, taken.getMinute());
    if (seconds) {
      text += String.format(Locale.ROOT, ":%02d", taken.getSecond());
    }
    return twelve ? text + BEFORE_AM_PM + (taken.getHour() < 12 ? "AM" : "PM") : text;
  }
}
