package photos.keepsake.monitor.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Times on a wall clock. When the clock is put forward, what it jumps over is due right after the
 * jump, once. When it is put back, a time whose hour is named is due at its first passing only; an
 * expression that holds for every hour ({@code *}) goes on through both passings, since it means a
 * distance and no time of the day.
 *
 * <p>The library works on a clock without changes; what the zone does to that is done here.
 */
final class CronSchedule implements Schedule {
  /** Any moment will do to see whether an expression ever comes. */
  private static final LocalDateTime SOMETIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final ExecutionTime times;
  private final ZoneRules rules;
  private final boolean everyHour;

  private CronSchedule(CronExpression expression, ZoneId zone) {
    this.times = ExecutionTime.forCron(parse(expression));
    this.rules = zone.getRules();
    this.everyHour = isFull(CronField.HOUR, expression.hours());
  }

  static CronSchedule of(String text, ZoneId zone) {
    CronExpression expression = CronExpression.of(text);
    CronSchedule schedule = new CronSchedule(expression, zone);
    if (schedule.nextOnClock(SOMETIME).isEmpty()) {
      throw refused(expression, "no year has such a day");
    }
    return schedule;
  }

  /** Spelt out in numbers: the library reads some ranges, steps and names otherwise than cron. */
  private static Cron parse(CronExpression expression) {
    boolean anyDay = isFull(CronField.DAY, expression.days());
    boolean anyWeekday = isFull(CronField.WEEKDAY, expression.weekdays());
    if (!anyDay && !anyWeekday && !expression.eitherDay()) {
      throw refused(
          expression,
          "not every cron reads it alike: a day of month and a day of week mean either, but both"
              + " where one begins with a star");
    }
    boolean everyDay = expression.eitherDay() && (anyDay || anyWeekday);
    String fields =
        Stream.of(
                numbers(CronField.MINUTE, expression.minutes()),
                numbers(CronField.HOUR, expression.hours()),
                everyDay ? "*" : numbers(CronField.DAY, expression.days()),
                numbers(CronField.MONTH, expression.months()),
                everyDay ? "*" : numbers(CronField.WEEKDAY, expression.weekdays()))
            .collect(Collectors.joining(" "));
    return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(fields);
  }

  private static boolean isFull(CronField field, SortedSet<Integer> values) {
    return values.size() == field.count();
  }

  private static String numbers(CronField field, SortedSet<Integer> values) {
    return isFull(field, values)
        ? "*"
        : values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static RunFailure refused(CronExpression expression, String why) {
    return new RunFailure(
        Reason.USAGE,
        "cannot run on the schedule \"" + expression.text() + "\"",
        why,
        "name the days by numbers, such as \"30 3 1,15 * *\" or \"30 3 * * 1-5\"");
  }

  @Override
  public Instant origin(Instant now) {
    return now;
  }

  @Override
  public Instant next(Instant after) {
    LocalDateTime clock = begin(after);
    Optional<Instant> found = Optional.empty();
    while (true) {
      clock = nextOnClock(clock).orElseThrow(() -> new IllegalStateException("the times ended"));
      List<Instant> moments = moments(clock);
      if (found.isPresent() && !moments.get(0).isBefore(found.get())) {
        return found.get();
      }
      found =
          Stream.concat(found.stream(), moments.stream().filter(after::isBefore))
              .min(Instant::compareTo);
    }
  }

  /** In the second passing of an hour, its first one has to be looked at again. */
  private LocalDateTime begin(Instant after) {
    LocalDateTime clock = LocalDateTime.ofInstant(after, rules.getOffset(after));
    ZoneOffsetTransition change = rules.getTransition(clock);
    boolean passesTwice = change != null && change.isOverlap();
    return passesTwice ? change.getDateTimeAfter().minusMinutes(1) : clock;
  }

  private Optional<LocalDateTime> nextOnClock(LocalDateTime after) {
    return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(time -> time.toLocalDateTime());
  }

  /** When a clock in the zone shows this, the earliest first; right after a jump over it. */
  private List<Instant> moments(LocalDateTime clock) {
    List<ZoneOffset> offsets = rules.getValidOffsets(clock);
    if (offsets.isEmpty()) {
      return List.of(rules.getTransition(clock).getInstant());
    }
    return offsets.stream().limit(everyHour ? 2 : 1).map(clock::toInstant).toList();
  }
}
