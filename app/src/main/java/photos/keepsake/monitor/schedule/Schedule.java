package photos.keepsake.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** The times at which runs are due. */
public sealed interface Schedule permits CronSchedule, IntervalSchedule {
  /** Shorter, and one run would be due while Chrome still starts for the one before. */
  Duration INTERVAL_MIN = Duration.ofMinutes(1);

  /** Longer than anybody waits for a backup. */
  Duration INTERVAL_MAX = Duration.ofDays(366);

  /** The first time after this one. */
  Instant next(Instant after);

  /** Up to when nothing is owed by a daemon that has never run before. */
  Instant origin(Instant now);

  /**
   * By the five fields of cron (minute, hour, day of month, month, day of week), or a nickname such
   * as {@code @daily}.
   *
   * @param zone whose wall clock the fields mean
   * @throws RunFailure with USAGE when it cannot be understood or never comes
   */
  static Schedule cron(String expression, ZoneId zone) {
    return CronSchedule.of(expression, zone);
  }

  /**
   * A fixed time after each other, whatever the wall clock says.
   *
   * @throws RunFailure with USAGE when it is shorter than {@link #INTERVAL_MIN} or longer than
   *     {@link #INTERVAL_MAX}
   */
  static Schedule every(Duration interval) {
    if (interval.compareTo(INTERVAL_MIN) < 0 || interval.compareTo(INTERVAL_MAX) > 0) {
      throw new RunFailure(
          Reason.USAGE,
          "cannot run at this interval",
          "an interval lasts from 1 minute to 366 days",
          "give --every a time such as 6h or 1d");
    }
    return new IntervalSchedule(interval);
  }
}
