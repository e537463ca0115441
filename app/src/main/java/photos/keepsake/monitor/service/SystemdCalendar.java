package photos.keepsake.monitor.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import photos.keepsake.monitor.schedule.CronExpression;
import photos.keepsake.monitor.schedule.CronField;

/** Says the times of a {@link CronExpression} in the words of {@code systemd.time(7)}. */
final class SystemdCalendar {
  private static final List<String> WEEKDAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private SystemdCalendar() {}

  /** Values of {@code OnCalendar}; the timer is due at the times of each. */
  static List<String> of(CronExpression times) {
    SortedSet<Integer> everyDay = CronField.DAY.parse("*");
    SortedSet<Integer> everyWeekday = CronField.WEEKDAY.parse("*");
    return times.eitherDay()
        ? List.of(line(times, times.days(), everyWeekday), line(times, everyDay, times.weekdays()))
        : List.of(line(times, times.days(), times.weekdays()));
  }

  private static String line(
      CronExpression times, SortedSet<Integer> days, SortedSet<Integer> weekdays) {
    String week = weekdays.size() == CronField.WEEKDAY.count() ? "" : weekdays(weekdays) + " ";
    String date =
        "*-" + numbers(CronField.MONTH, times.months()) + "-" + numbers(CronField.DAY, days);
    String clock =
        numbers(CronField.HOUR, times.hours()) + ":" + numbers(CronField.MINUTE, times.minutes());
    return week + date + " " + clock + ":00";
  }

  /** Its week begins on Monday, and its ranges may not pass the end of it. */
  private static String weekdays(SortedSet<Integer> weekdays) {
    TreeSet<Integer> fromMonday = new TreeSet<>();
    weekdays.forEach(day -> fromMonday.add((day + 6) % 7));
    List<String> parts = new ArrayList<>();
    for (Span span : spans(fromMonday)) {
      parts.add(span.text(WEEKDAYS.get(span.from()), WEEKDAYS.get(span.to())));
    }
    return String.join(",", parts);
  }

  private static String numbers(CronField field, SortedSet<Integer> values) {
    if (values.size() == field.count()) {
      return "*";
    }
    List<String> parts = new ArrayList<>();
    for (Span span : spans(values)) {
      parts.add(span.text(twoDigits(span.from()), twoDigits(span.to())));
    }
    return String.join(",", parts);
  }

  private static String twoDigits(int value) {
    return String.format(Locale.ROOT, "%02d", value);
  }

  private static List<Span> spans(SortedSet<Integer> values) {
    List<Span> spans = new ArrayList<>();
    for (int value : values) {
      Span before = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      if (before != null && before.to() + 1 == value) {
        spans.set(spans.size() - 1, new Span(before.from(), value));
      } else {
        spans.add(new Span(value, value));
      }
    }
    return spans;
  }

  private record Span(int from, int to) {

    String text(String first, String last) {
      return from == to ? first : first + ".." + last;
    }
  }
}
