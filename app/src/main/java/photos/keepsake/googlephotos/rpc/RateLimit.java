package photos.keepsake.googlephotos.rpc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A bucket of permits that fills evenly: after a quiet while a burst may go at once, in the long
 * run one goes per interval. Permits are handed out in the order of asking; safe for use by several
 * threads.
 */
public final class RateLimit {
  /** Two requests a second: others ran for months at that rate without a complaint (2026-10). */
  public static final double PER_SECOND = 2;

  /** Above it a limit is none. */
  public static final double PER_SECOND_MAX = 1_000;

  /** A handful, so that a run with little to do never waits. */
  public static final int BURST = 10;

  /** A permit further away than this means that the clock was set back, not that many wait. */
  private static final Duration WAIT_MAX = Duration.ofMinutes(10);

  private final Duration interval;
  private final Duration burst;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private Instant next = Instant.MIN;

  /**
   * A full bucket.
   *
   * @param perSecond above 0, at most {@link #PER_SECOND_MAX}
   * @param burst how many may go at once, at least 1
   */
  public RateLimit(double perSecond, int burst, InstantSource clock, Sleeper sleeper) {
    if (!(perSecond > 0) || perSecond > PER_SECOND_MAX || burst < 1) {
      throw new IllegalArgumentException("no rate: " + perSecond + ", burst " + burst);
    }
    this.interval = Duration.ofNanos((long) (Duration.ofSeconds(1).toNanos() / perSecond));
    this.burst = interval.multipliedBy(burst - 1L);
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Waits for a permit. */
  void acquire() throws InterruptedException {
    sleeper.sleep(reserve());
  }

  private synchronized Duration reserve() {
    Instant now = clock.instant();
    Instant fullSince = now.minus(burst);
    if (next.isBefore(fullSince) || next.isAfter(now.plus(WAIT_MAX))) {
      next = fullSince;
    }
    Duration wait = next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    next = next.plus(interval);
    return wait;
  }

  /** Lets nobody through for so long, and then one by one: the site asked for it. */
  synchronized void holdOff(Duration time) {
    Instant until = clock.instant().plus(time);
    if (next.isBefore(until)) {
      next = until;
    }
  }
}
