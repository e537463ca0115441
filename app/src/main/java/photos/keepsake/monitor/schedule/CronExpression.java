package photos.keepsake.monitor.schedule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Times as cron means them, taken apart: which minutes, hours, days, months and days of the week
 * (Sunday is 0). As in cron, when neither the day of month nor the day of week begins with a star,
 * a day is meant that is either of them; else it must be both.
 */
public final class CronExpression {
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  /** Of each month in a leap year. */
  private static final List<Integer> LENGTHS =
      List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

  private static final int MINUTES_A_DAY = 24 * 60;

  private final String text;
  private final SortedSet<Integer> minutes;
  private final SortedSet<Integer> hours;
  private final SortedSet<Integer> days;
  private final SortedSet<Integer> months;
  private final SortedSet<Integer> weekdays;
  private final boolean eitherDay;

  private CronExpression(String text) {
    String[] fields = text.split("\\s+");
    if (fields.length != CronField.values().length) {
      throw new IllegalArgumentException("it has " + fields.length + " fields and not five");
    }
    this.text = String.join(" ", fields);
    this.minutes = CronField.MINUTE.parse(fields[0]);
    this.hours = CronField.HOUR.parse(fields[1]);
    this.days = CronField.DAY.parse(fields[2]);
    this.months = CronField.MONTH.parse(fields[3]);
    this.weekdays = CronField.WEEKDAY.parse(fields[4]);
    this.eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    if (!eitherDay && months.stream().noneMatch(m -> days.first() <= LENGTHS.get(m - 1))) {
      throw new IllegalArgumentException("no year has such a day");
    }
  }

  /**
   * Reads minute, hour, day of month, month, day of week; or a nickname such as {@code @daily}.
   *
   * @throws RunFailure with USAGE
   */
  public static CronExpression of(String expression) {
    String asked = expression.strip();
    try {
      if (asked.startsWith("@") && !NICKNAMES.containsKey(asked.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "known nicknames are @hourly, @daily, @weekly, @monthly, @yearly");
      }
      return new CronExpression(NICKNAMES.getOrDefault(asked.toLowerCase(Locale.ROOT), asked));
    } catch (IllegalArgumentException e) {
      throw new RunFailure(
          Reason.USAGE,
          "cannot run on the schedule \"" + asked + "\"",
          String.valueOf(e.getMessage()),
          "give --schedule minute, hour, day, month and day of week, such as \"30 3 * * *\"",
          e);
    }
  }

  /** Its five fields, one blank between them. */
  public String text() {
    return text;
  }

  /** From 0 on. */
  public SortedSet<Integer> minutes() {
    return minutes;
  }

  /** From 0 on. */
  public SortedSet<Integer> hours() {
    return hours;
  }

  /** Of the month, from 1 on. */
  public SortedSet<Integer> days() {
    return days;
  }

  /** From 1 on. */
  public SortedSet<Integer> months() {
    return months;
  }

  /** From Sunday, 0, on. */
  public SortedSet<Integer> weekdays() {
    return weekdays;
  }

  /** Whether a day counts that is one of the days of month or one of the days of week. */
  public boolean eitherDay() {
    return eitherDay;
  }

  /** The shortest way from one time to the next, if every day were one of the days. */
  public int shortestGapMinutes() {
    int previous = hours.last() * 60 + minutes.last() - MINUTES_A_DAY;
    int shortest = MINUTES_A_DAY;
    for (int hour : hours) {
      for (int minute : minutes) {
        int time = hour * 60 + minute;
        shortest = Math.min(shortest, time - previous);
        previous = time;
      }
    }
    return shortest;
  }
}
