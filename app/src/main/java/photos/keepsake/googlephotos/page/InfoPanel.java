package photos.keepsake.googlephotos.page;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import photos.keepsake.library.TakenTime;
import tools.jackson.databind.JsonNode;

/**
 * The lines of the viewer's info panel, as written there; empty where a line is missing.
 *
 * @param size such as {@code 443.6 KB} or {@code Backed up (443.6 KB)}
 */
record InfoPanel(String name, String date, String time, String zone, String size) {
  static final InfoPanel EMPTY = new InfoPanel("", "", "", "", "");

  private static final Pattern SIZE = Pattern.compile("([\\d.,]+) ?([kmg]?)b\\)?$");

  /**
   * Rounding, and units of 1000 or 1024, which the page does not tell apart: up to 7.4 % for
   * gigabytes, and half of the last digit.
   */
  private static final double TOLERANCE = 0.12;

  static InfoPanel of(JsonNode lines) {
    return new InfoPanel(
        lines.path("name").asString(""),
        lines.path("date").asString(""),
        lines.path("time").asString(""),
        lines.path("zone").asString(""),
        lines.path("size").asString(""));
  }

  /**
   * The best of two statements: the listing's, which has seconds and always the year, and the
   * panel's, which may have the zone.
   */
  Optional<TakenTime> takenTime(Optional<TakenTime> listed, WrittenTime writing, LocalDate today) {
    if (listed.isPresent()) {
      TakenTime time = listed.get();
      return Optional.of(
          new TakenTime(time.local(), time.offset().or(this::offset), time.precision()));
    }
    return writing.inPanel(date, time, zone, today);
  }

  private Optional<ZoneOffset> offset() {
    return WrittenTime.offset(zone);
  }

  /**
   * Whether a file of this size can be the one that the panel describes; true where it is silent.
   */
  boolean agreesWith(long bytes) {
    Matcher matcher = SIZE.matcher(Labels.plain(size));
    if (!matcher.find()) {
      return true;
    }
    double stated = number(matcher.group(1));
    for (char unit : "kmg".toCharArray()) {
      stated *= matcher.group(2).isEmpty() ? 1 : 1000;
      if (matcher.group(2).equals(String.valueOf(unit))) {
        break;
      }
    }
    return stated == 0 || Math.abs(bytes - stated) <= stated * TOLERANCE + 1024;
  }

  /** Reads {@code 1,234.5} as well as {@code 1.234,5}; one separator is a decimal one. */
  private static double number(String digits) {
    int decimal = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
    String whole = digits.substring(0, Math.max(decimal, 0)).replaceAll("[.,]", "");
    String fraction = digits.substring(decimal + 1);
    try {
      return decimal < 0 ? Double.parseDouble(digits) : Double.parseDouble(whole + "." + fraction);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
