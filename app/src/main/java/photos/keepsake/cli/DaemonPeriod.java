package photos.keepsake.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads spans of time such as {@code 90s}, {@code 1h30m}, {@code 3d} or {@code 0}. */
final class DaemonPeriod implements ITypeConverter<Duration> {
  private static final Pattern WHOLE = Pattern.compile("0|(\\d{1,6}[SMHDW])+");
  private static final Pattern PART = Pattern.compile("(\\d{1,6})([SMHDW])");

  @Override
  public Duration convert(String text) {
    String span = text.strip().toUpperCase(Locale.ROOT);
    if (!WHOLE.matcher(span).matches()) {
      throw new TypeConversionException(
          "a time is a number with s, m, h, d or w, such as 90s, 1h30m or 3d");
    }
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(span);
    while (part.find()) {
      sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
    }
    return sum;
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "S" -> Duration.ofSeconds(1);
      case "M" -> Duration.ofMinutes(1);
      case "H" -> Duration.ofHours(1);
      case "D" -> Duration.ofDays(1);
      default -> Duration.ofDays(7);
    };
  }
}
