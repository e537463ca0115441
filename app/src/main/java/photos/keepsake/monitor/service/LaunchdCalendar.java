package photos.keepsake.monitor.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.schedule.CronExpression;
import photos.keepsake.monitor.schedule.CronField;

/**
 * Says the times of a {@link CronExpression} as launchd wants them: every combination of numbers by
 * itself, where a number that is left out means all.
 */
final class LaunchdCalendar {
  /** What a person may still read through; launchd itself names no limit. */
  static final int ENTRIES_MAX = 400;

  private LaunchdCalendar() {}

  /** Entries of {@code StartCalendarInterval}. */
  static List<Map<String, Integer>> of(CronExpression times) {
    boolean someDays = times.days().size() < CronField.DAY.count();
    boolean someWeekdays = times.weekdays().size() < CronField.WEEKDAY.count();
    if (someDays && someWeekdays && !times.eitherDay()) {
      throw refused(
          times, "launchd takes a day of month and a day of week as either, never as both");
    }
    List<Map<String, Integer>> entries = new ArrayList<>();
    if (someDays || !someWeekdays || times.eitherDay()) {
      entries.addAll(entries(times, "Day", CronField.DAY, times.days()));
    }
    if (someWeekdays || times.eitherDay()) {
      entries.addAll(entries(times, "Weekday", CronField.WEEKDAY, times.weekdays()));
    }
    return entries;
  }

  private static List<Map<String, Integer>> entries(
      CronExpression times, String day, CronField field, SortedSet<Integer> days) {
    List<Map<String, Integer>> entries = List.of(Map.of());
    entries = times(entries, times, "Month", CronField.MONTH, times.months());
    entries = times(entries, times, day, field, days);
    entries = times(entries, times, "Hour", CronField.HOUR, times.hours());
    return times(entries, times, "Minute", CronField.MINUTE, times.minutes());
  }

  private static List<Map<String, Integer>> times(
      List<Map<String, Integer>> entries,
      CronExpression times,
      String key,
      CronField field,
      SortedSet<Integer> values) {
    if (values.size() == field.count()) {
      return entries;
    }
    if (entries.size() * values.size() > ENTRIES_MAX) {
      throw refused(times, "launchd would need more than " + ENTRIES_MAX + " entries for it");
    }
    List<Map<String, Integer>> more = new ArrayList<>();
    for (Map<String, Integer> entry : entries) {
      for (int value : values) {
        Map<String, Integer> longer = new LinkedHashMap<>(entry);
        longer.put(key, value);
        more.add(longer);
      }
    }
    return more;
  }

  private static RunFailure refused(CronExpression times, String why) {
    return new RunFailure(
        Reason.USAGE,
        "launchd cannot run on the schedule \"" + times.text() + "\"",
        why,
        "choose a simpler --schedule, or use `keepsake daemon`");
  }
}
