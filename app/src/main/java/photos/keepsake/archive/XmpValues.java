package photos.keepsake.archive;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import photos.keepsake.library.TakenTime;

/** Values in the forms that XMP asks for. */
final class XmpValues {
  private static final DateTimeFormatter DAY = format("uuuu-MM-dd");
  private static final DateTimeFormatter MINUTE = format("uuuu-MM-dd'T'HH:mm");
  private static final DateTimeFormatter SECOND = format("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter ZONE = format("XXX");

  /** What the form has room for. */
  private static final int YEAR_MAX = 9_999;

  /** Of a minute of arc, 2 mm: finer than the site's own steps of 10^-7 degrees. */
  private static final long FRACTIONS = 1_000_000;

  private static final int MINUTES = 60;
  private static final int REPLACEMENT = 0xfffd;

  private XmpValues() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  /**
   * As far as it is known: {@code 2024-05-01}, {@code 2024-05-01T20:38+03:00}, or with seconds; a
   * zone that nobody told is left out. Empty for years that have no four digits.
   */
  static Optional<String> date(TakenTime taken) {
    LocalDateTime local = taken.local();
    if (local.getYear() < 1 || local.getYear() > YEAR_MAX) {
      return Optional.empty();
    }
    String zone = taken.offset().map(XmpValues::zone).orElse("");
    return Optional.of(
        switch (taken.precision()) {
          case DAY -> DAY.format(local);
          case MINUTE -> MINUTE.format(local) + zone;
          case SECOND -> SECOND.format(local) + zone;
        });
  }

  private static String zone(ZoneOffset offset) {
    return ZONE.format(offset);
  }

  /** {@code 52,22.123400N}; empty for what is no latitude. */
  static Optional<String> latitude(double degrees) {
    return angle(degrees, 90, 'N', 'S');
  }

  /** {@code 4,53.500000E}; empty for what is no longitude. */
  static Optional<String> longitude(double degrees) {
    return angle(degrees, 180, 'E', 'W');
  }

  private static Optional<String> angle(double degrees, int most, char positive, char negative) {
    double size = Math.abs(degrees);
    if (!(size <= most)) {
      return Optional.empty();
    }
    long all = Math.round(size * MINUTES * FRACTIONS);
    long minutes = all / FRACTIONS;
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%d,%d.%06d%c",
            minutes / MINUTES,
            minutes % MINUTES,
            all % FRACTIONS,
            degrees < 0 ? negative : positive));
  }

  /**
   * The text without what XML cannot hold and without blanks around it: control characters go away,
   * half characters become the replacement character. Lines end with a line feed.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
        .filter(XmpValues::isText)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  private static boolean isText(int character) {
    boolean control = Character.isISOControl(character) && character != '\t' && character != '\n';
    return !control && character != 0xfffe && character != 0xffff;
  }
}
