package photos.keepsake.monitor.schedule;

import java.time.Duration;
import java.time.Instant;

/** A fixed time after each other. The first run of all is due at once. */
record IntervalSchedule(Duration interval) implements Schedule {

  @Override
  public Instant next(Instant after) {
    return after.plus(interval);
  }

  @Override
  public Instant origin(Instant now) {
    return now.minus(interval);
  }
}
