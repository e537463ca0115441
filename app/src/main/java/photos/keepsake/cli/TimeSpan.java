package photos.keepsake.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads spans of time such as {@code 90s}, {@code 5m}, {@code 1h30m} or {@code 2d}. */
final class TimeSpan implements ITypeConverter<Duration> {
  /** Longer than anything that is timed here. */
  private static final Duration MAX = Duration.ofDays(3650);

  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  private static final String PART = "(\\d{1,9})\\s*(min|[smhdw])";
  private static final Pattern WHOLE = Pattern.compile("(" + PART + "\\s*)+");

  @Override
  public Duration convert(String text) {
    String span = text.strip().toLowerCase(Locale.ROOT);
    if (span.equals("0")) {
      return Duration.ZERO;
    }
    if (!WHOLE.matcher(span).matches()) {
      throw misunderstood(text);
    }
    Duration sum = Duration.ZERO;
    Matcher parts = Pattern.compile(PART).matcher(span);
    while (parts.find()) {
      Duration unit = UNITS.getOrDefault(parts.group(2), Duration.ZERO);
      sum = sum.plus(unit.multipliedBy(Long.parseLong(parts.group(1))));
    }
    if (sum.compareTo(MAX) > 0) {
      throw misunderstood(text);
    }
    return sum;
  }

  private static TypeConversionException misunderstood(String text) {
    return new TypeConversionException(
        "\"" + text + "\" is not a span of time such as 90s, 5m, 1h30m or 2d");
  }
}
