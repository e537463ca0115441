package photos.keepsake.googlephotos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Runs several times as fast as the wall clock, so that a listing's patience at its end takes a
 * second and not ten.
 */
final class HurriedClock extends Clock {
  static final int TIMES = 6;

  private final Clock wall = Clock.systemUTC();
  private final Instant start = wall.instant();

  @Override
  public Instant instant() {
    return start.plus(Duration.between(start, wall.instant()).multipliedBy(TIMES));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
