package photos.keepsake.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.schedule.Schedule;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** When a daemon runs. */
final class DaemonOptions {
  /** When few people need their machine. */
  static final LocalTime USUAL = LocalTime.of(3, 30);

  private static final Duration JITTER_MAX = Duration.ofDays(1);

  /** Google's cookies are made anew twice an hour while a page is open; hurry gains nothing. */
  private static final Duration KEEP_ALIVE_MIN = Duration.ofHours(1);

  @Option(
      names = "--schedule",
      paramLabel = "CRON",
      description =
          "Run at these times: minute, hour, day of month, month and day of week as for cron, or"
              + " @hourly, @daily, @weekly, @monthly (default \"30 3 * * *\": at half past three).")
  private @Nullable String schedule;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description =
          "Run at this interval instead, such as 6h; the first time at once. 1 minute at least.")
  private @Nullable Duration every;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description =
          "Whose wall clock the schedule means, such as Europe/Berlin; else the system's.")
  private @Nullable String zone;

  @Option(
      names = "--jitter",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description =
          "Start up to this much later, by chance, and never past the middle of the way to the next"
              + " run (default 5m, 0 for none).")
  private Duration jitter = Duration.ofMinutes(5);

  @Option(
      names = "--keep-alive",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description =
          "When there was no run for this long, visit the signed-in page for a moment: that keeps the"
              + " session warm and finds a lost one early (default 12h, 0 for never).")
  private Duration keepAlive = Duration.ofHours(12);

  @Option(names = "--run-now", description = "Begin with a run, whatever the schedule says.")
  private boolean runNow;

  boolean runNow() {
    return runNow;
  }

  Duration jitter() {
    if (jitter.compareTo(JITTER_MAX) > 0) {
      throw usage(
          "--jitter is too long", "a start may be put off by a day at most", "give 5m or 0");
    }
    return jitter;
  }

  Duration keepAlive() {
    if (!keepAlive.isZero() && keepAlive.compareTo(KEEP_ALIVE_MIN) < 0) {
      throw usage(
          "--keep-alive is too short",
          "visits need an hour between them",
          "give 12h, or 0 for none");
    }
    return keepAlive;
  }

  /** Whose clock is meant. */
  ZoneId zone() {
    if (zone == null) {
      return ZoneId.systemDefault();
    }
    try {
      return ZoneId.of(zone.strip());
    } catch (DateTimeException e) {
      throw usage(
          "there is no time zone \"" + zone + "\"",
          "zones are named by continent and city",
          "give --time-zone a name such as Europe/Berlin, or UTC");
    }
  }

  /**
   * When to run. What is said on the command line wins over what is said elsewhere.
   *
   * @throws RunFailure with USAGE when it cannot be
   */
  Schedule schedule(ParseResult parsed) {
    ZoneId clock = zone();
    boolean cronHere = parsed.hasMatchedOption("--schedule");
    boolean everyHere = parsed.hasMatchedOption("--every");
    if (schedule != null && every != null && cronHere == everyHere) {
      throw usage(
          "--schedule and --every were both given",
          "a daemon runs either at times of the clock or at an interval",
          "leave one of them out");
    }
    boolean byInterval = every != null && (everyHere || schedule == null);
    return byInterval && every != null
        ? Schedule.every(every)
        : Schedule.cron(schedule == null ? usual() : schedule, clock);
  }

  private static String usual() {
    return USUAL.getMinute() + " " + USUAL.getHour() + " * * *";
  }

  private static RunFailure usage(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }
}
