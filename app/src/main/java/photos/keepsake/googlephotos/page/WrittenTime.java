package photos.keepsake.googlephotos.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import photos.keepsake.library.TakenTime;
import photos.keepsake.library.TakenTime.Precision;

/**
 * Reads dates as the page writes them for people, such as {@code Feb 12, 2025, 6:34:39 PM}, {@code
 * 12 feb 2025 18:34:39} or {@code Jan 14}, in any language whose month names Java knows.
 *
 * <p>It does not know where in a text the date stands: the year is the number of four digits, the
 * month a word, the day what remains. What does not fit exactly is no date, never a guess; dates
 * written in digits only are not read, because day and month cannot be told apart.
 */
final class WrittenTime {
  private static final Pattern TIME =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?!\\d)"
              + " ?(?:([ap])\\.? ?m\\.?(?![\\p{L}]))?");
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");
  private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{1,2})(?!\\d)");
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern OFFSET =
      Pattern.compile("gmt(?: ?([-+−])(\\d{1,2})(?::?(\\d{2}))?)?");

  /** Spellings seen on the page that differ from Java's; gphotos-cdp forks, 2025. */
  private static final Map<String, Month> SEEN =
      Map.of(
          "sept", Month.SEPTEMBER,
          "mrt", Month.MARCH,
          "ago", Month.AUGUST,
          "ene", Month.JANUARY,
          "dic", Month.DECEMBER,
          "abr", Month.APRIL);

  private static final List<String> ALWAYS = List.of("en", "nl", "es", "pl");

  private final Map<String, Month> months = new HashMap<>(SEEN);

  /**
   * Knows the months of the languages in {@link Labels} and of the page.
   *
   * @param pageLanguage a BCP 47 tag such as {@code en-GB}; unknown and empty ones add nothing
   */
  WrittenTime(String pageLanguage) {
    ALWAYS.forEach(language -> learn(Locale.forLanguageTag(language)));
    learn(Locale.forLanguageTag(pageLanguage));
  }

  private void learn(Locale locale) {
    for (Month month : Month.values()) {
      for (TextStyle style :
          List.of(
              TextStyle.SHORT,
              TextStyle.FULL,
              TextStyle.SHORT_STANDALONE,
              TextStyle.FULL_STANDALONE)) {
        String name = Labels.plain(month.getDisplayName(style, locale)).replace(".", "");
        if (WORD.matcher(name).matches()) {
          months.putIfAbsent(name, month);
        }
      }
    }
  }

  /** The date and time in a tile's label; needs day, month, year and time of day. */
  Optional<TakenTime> inLabel(String label) {
    String text = Labels.plain(label);
    Optional<Clock> clock = clockIn(text);
    if (clock.isEmpty()) {
      return Optional.empty();
    }
    return dateIn(clock.get().remainder())
        .map(date -> takenTime(date, clock.get(), Optional.empty()));
  }

  /**
   * The date, time and zone of the info panel, each as written there.
   *
   * @param date such as {@code Aug 26, 2024}, or {@code Jan 14} in the current year
   * @param time such as {@code Mon, 8:38 PM}; minutes only
   * @param zone such as {@code GMT+03:00}; empty where the panel has none
   * @param today decides the year where the panel leaves it out
   */
  Optional<TakenTime> inPanel(String date, String time, String zone, LocalDate today) {
    Optional<Clock> clock = clockIn(Labels.plain(time));
    String text = Labels.plain(date);
    Optional<LocalDate> day = dateIn(text).or(() -> dateWithoutYear(text, today));
    if (clock.isEmpty() || day.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(takenTime(day.get(), clock.get(), offset(zone)));
  }

  /** The offset in a text such as {@code GMT+03:00} or {@code GMT}. */
  static Optional<ZoneOffset> offset(String zone) {
    Matcher matcher = OFFSET.matcher(Labels.plain(zone));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(1) == null) {
      return Optional.of(ZoneOffset.UTC);
    }
    int sign = matcher.group(1).equals("+") ? 1 : -1;
    int minutes = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    try {
      return Optional.of(
          ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(matcher.group(2)), sign * minutes));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static TakenTime takenTime(LocalDate date, Clock clock, Optional<ZoneOffset> offset) {
    return new TakenTime(LocalDateTime.of(date, clock.time()), offset, clock.precision());
  }

  private Optional<LocalDate> dateIn(String text) {
    List<MatchResult> years = YEAR.matcher(text).results().toList();
    if (years.size() != 1) {
      return Optional.empty();
    }
    int year = Integer.parseInt(years.get(0).group(1));
    return monthAndDay(text).flatMap(found -> found.in(year));
  }

  private Optional<LocalDate> dateWithoutYear(String text, LocalDate today) {
    if (YEAR.matcher(text).find()) {
      return Optional.empty();
    }
    Optional<MonthAndDay> found = monthAndDay(text);
    // A day of grace: the photo's own zone may be ahead of ours.
    return found
        .flatMap(day -> day.in(today.getYear()))
        .filter(date -> !date.isAfter(today.plusDays(1)))
        .or(() -> found.flatMap(day -> day.in(today.getYear() - 1)));
  }

  private Optional<MonthAndDay> monthAndDay(String text) {
    List<Month> named =
        WORD.matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(months::containsKey)
            .map(months::get)
            .distinct()
            .toList();
    List<MatchResult> days = DAY.matcher(text).results().toList();
    if (named.size() != 1 || days.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(new MonthAndDay(named.get(0), Integer.parseInt(days.get(0).group(1))));
  }

  private static Optional<Clock> clockIn(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    MatchResult found = matcher.toMatchResult();
    if (matcher.find()) {
      return Optional.empty();
    }
    String remainder = text.substring(0, found.start()) + " " + text.substring(found.end());
    return time(found).map(time -> new Clock(time, precision(found), remainder));
  }

  private static Precision precision(MatchResult found) {
    return found.group(3) == null ? Precision.MINUTE : Precision.SECOND;
  }

  private static Optional<LocalTime> time(MatchResult found) {
    int hour = Integer.parseInt(found.group(1));
    if (found.group(4) != null) {
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (found.group(4).equals("p") ? 12 : 0);
    }
    int second = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
    try {
      return Optional.of(LocalTime.of(hour, Integer.parseInt(found.group(2)), second));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private record Clock(LocalTime time, Precision precision, String remainder) {}

  private record MonthAndDay(Month month, int day) {
    Optional<LocalDate> in(int year) {
      return day >= 1 && day <= month.length(LocalDate.of(year, 1, 1).isLeapYear())
          ? Optional.of(LocalDate.of(year, month, day))
          : Optional.empty();
    }
  }
}
