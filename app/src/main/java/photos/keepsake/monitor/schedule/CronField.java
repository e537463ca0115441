package photos.keepsake.monitor.schedule;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of cron's five fields: which numbers and names it takes. */
public enum CronField {
  /** From 0 on. */
  MINUTE("minute", 0, 59, ""),
  /** From 0 on. */
  HOUR("hour", 0, 23, ""),
  /** Of the month, from 1 on. */
  DAY("day of month", 1, 31, ""),
  /** From 1 on. */
  MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
  /** From Sunday on. */
  WEEKDAY("day of week", 0, 7, "sun mon tue wed thu fri sat");

  private static final Pattern PART =
      Pattern.compile("(?:(\\*)|([0-9a-z]+)(?:-([0-9a-z]+))?)(?:/([0-9]{1,4}))?");

  private final String title;
  private final int first;
  private final int last;
  private final String names;

  CronField(String title, int first, int last, String names) {
    this.title = title;
    this.first = first;
    this.last = last;
    this.names = names;
  }

  /** How many different values there are. */
  public int count() {
    return this == WEEKDAY ? 7 : last - first + 1;
  }

  /**
   * The values that a field names, Sunday being 0.
   *
   * @throws IllegalArgumentException with a sentence for a person
   */
  public SortedSet<Integer> parse(String text) {
    SortedSet<Integer> values = new TreeSet<>();
    for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      add(part, values);
    }
    if (this == WEEKDAY && values.remove(7)) {
      values.add(0);
    }
    return values;
  }

  private void add(String part, SortedSet<Integer> values) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches()) {
      throw refused("\"" + part + "\" is no number, range, list or step");
    }
    boolean all = matcher.group(1) != null;
    String end = matcher.group(3);
    String step = matcher.group(4);
    if (!all && end == null && step != null) {
      throw refused("\"" + part + "\" has a step without a range: cron wants */" + step);
    }
    int from = all ? first : number(matcher.group(2));
    int to = all ? lastOfAll() : end == null ? from : number(end);
    int by = step == null ? 1 : Integer.parseInt(step);
    if (from > to) {
      throw refused("\"" + part + "\" runs backwards: write two ranges with a comma");
    }
    if (by == 0) {
      throw refused("a step of 0 leads nowhere");
    }
    for (int value = from; value <= to; value += by) {
      values.add(value);
    }
  }

  /** All days of the week are 0 to 6: a step must not meet Sunday twice. */
  private int lastOfAll() {
    return this == WEEKDAY ? 6 : last;
  }

  private int number(String text) {
    int name = List.of(names.split(" ")).indexOf(text);
    if (name >= 0) {
      return name + first;
    }
    if (!text.matches("[0-9]{1,4}")) {
      throw refused("\"" + text + "\" is neither a number nor a name");
    }
    int number = Integer.parseInt(text);
    if (number < first || number > last) {
      throw refused(number + " is not between " + first + " and " + last);
    }
    return number;
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("in the field for the " + title + ", " + why);
  }
}
