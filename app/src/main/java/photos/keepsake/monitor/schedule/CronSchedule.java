package photos.keepsake.monitor.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  /** Any moment will do to see whether an expression ever comes. */
  private static final LocalDateTime SOMETIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final ExecutionTime times;
  private final ZoneRules rules;
  private final boolean everyHour;

  private CronSchedule(Cron cron, ZoneId zone) {
    this.times = ExecutionTime.forCron(cron);
    this.rules = zone.getRules();
    this.everyHour =
        Optional.ofNullable(cron.retrieveFieldsAsMap().get(CronFieldName.HOUR))
            .filter(hour -> hour.getExpression() instanceof Always)
            .isPresent();
  }

  static CronSchedule of(String expression, ZoneId zone) {
    CronSchedule schedule = new CronSchedule(parse(expression.strip()), zone);
    if (schedule.nextOnClock(SOMETIME).isEmpty()) {
      throw refused(expression, "no year has such a day");
    }
    return schedule;
  }

  private static Cron parse(String expression) {
    String nickname = expression.toLowerCase(Locale.ROOT);
    if (nickname.startsWith("@") && !NICKNAMES.containsKey(nickname)) {
      throw refused(expression, "known nicknames are @hourly, @daily, @weekly, @monthly, @yearly");
    }
    try {
      return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
          .parse(NICKNAMES.getOrDefault(nickname, expression));
    } catch (IllegalArgumentException e) {
      throw refused(expression, firstLine(e));
    }
  }

  private static String firstLine(IllegalArgumentException e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("it is empty");
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static RunFailure refused(String expression, String why) {
    return new RunFailure(
        Reason.USAGE,
        "cannot run on the schedule \"" + expression + "\"",
        why,
        "give --schedule minute, hour, day, month and day of week, such as \"30 3 * * *\"");
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
