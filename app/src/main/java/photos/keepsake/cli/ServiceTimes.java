package photos.keepsake.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.schedule.CronExpression;
import photos.keepsake.monitor.schedule.Schedule;
import photos.keepsake.monitor.service.ServiceKind;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** When a service runs. */
final class ServiceTimes {
  private static final Duration JITTER_MAX = Duration.ofDays(1);
  private static final int DAY_MINUTES = 24 * 60;

  @Option(
      names = "--schedule",
      paramLabel = "CRON",
      description =
          "Run at these times: minute, hour, day of month, month and day of week as for cron, or"
              + " @hourly, @daily, @weekly, @monthly.")
  private @Nullable String schedule;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description =
          "Run this often instead: what divides an hour or a day, such as 30m or 6h; or 1d, 1w (on"
              + " Sundays). Default 1d.")
  private @Nullable Duration every;

  @Option(
      names = "--at",
      paramLabel = "HH:MM",
      description = "With --every, from this time of the day on (default 03:30).")
  private @Nullable String at;

  @Option(
      names = "--jitter",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description =
          "Start up to this much later, by chance, and never past the middle of the way to the next"
              + " run (default 5m, 0 for none); with systemd only.")
  private Duration jitter = Duration.ofMinutes(5);

  /**
   * When to run. What is said on the command line wins over what is said elsewhere.
   *
   * @throws RunFailure with USAGE when it cannot be
   */
  CronExpression schedule(ParseResult parsed) {
    boolean cronHere = parsed.hasMatchedOption("--schedule");
    boolean timeHere = parsed.hasMatchedOption("--every") || parsed.hasMatchedOption("--at");
    boolean time = every != null || at != null;
    if (cronHere ? timeHere : schedule != null && time && !timeHere) {
      throw usage(
          "--schedule was given, and --every or --at too",
          "the one says all about the times, and so do the others",
          "leave --schedule out, or the others");
    }
    String fields =
        schedule != null && !timeHere
            ? schedule
            : fields(every == null ? Duration.ofDays(1) : every, start());
    Objects.requireNonNull(Schedule.cron(fields, ZoneOffset.UTC), "what the daemon refuses");
    return CronExpression.of(fields);
  }

  private LocalTime start() {
    if (at == null) {
      return DaemonOptions.USUAL;
    }
    try {
      String text = at.strip();
      return LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text).withSecond(0).withNano(0);
    } catch (DateTimeException e) {
      throw usage(
          "\"" + at + "\" is no time of the day",
          "it has an hour and a minute",
          "give --at a time such as 03:30");
    }
  }

  /** The same times on every day: they must come out even. */
  private static String fields(Duration every, LocalTime start) {
    long minutes = every.toMinutes();
    if (every.equals(Duration.ofDays(7)) || minutes == DAY_MINUTES) {
      String week = minutes == DAY_MINUTES ? "*" : "0";
      return start.getMinute() + " " + start.getHour() + " * * " + week;
    }
    boolean whole = every.equals(Duration.ofMinutes(minutes)) && minutes > 0;
    if (whole && minutes < 60 && 60 % minutes == 0) {
      return steps(start.getMinute(), (int) minutes, 60) + " * * * *";
    }
    if (whole && minutes % 60 == 0 && DAY_MINUTES % minutes == 0) {
      return start.getMinute() + " " + steps(start.getHour(), (int) minutes / 60, 24) + " * * *";
    }
    throw usage(
        "a service cannot run at this interval",
        "its times are the same on every day, so the interval must divide an hour or a day",
        "give --every 30m, 6h, 1d or the like, a --schedule, or use `keepsake daemon --every`");
  }

  private static String steps(int from, int by, int end) {
    return IntStream.range(0, end)
        .filter(value -> (value - from) % by == 0)
        .mapToObj(value -> String.format(Locale.ROOT, "%d", value))
        .collect(Collectors.joining(","));
  }

  /**
   * How much later a run may start.
   *
   * @throws RunFailure with USAGE when it is too long, or asked of a scheduler that has none
   */
  Duration jitter(CronExpression times, ServiceKind kind, ParseResult parsed) {
    if (kind != ServiceKind.SYSTEMD && parsed.hasMatchedOption("--jitter")) {
      throw usage(
          "--jitter is of no use here",
          "only systemd can put a start off by chance",
          "leave it out, or use --kind systemd or `keepsake daemon`");
    }
    if (jitter.compareTo(JITTER_MAX) > 0) {
      throw usage(
          "--jitter is too long", "a start may be put off by a day at most", "give 5m or 0");
    }
    Duration half = Duration.ofMinutes(times.shortestGapMinutes()).dividedBy(2);
    return jitter.compareTo(half) < 0 ? jitter : half;
  }

  private static RunFailure usage(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }
}
