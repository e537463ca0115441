package photos.keepsake.monitor.ping;

import java.time.Duration;

/**
 * How patient pings are. The server's own advice is 10 s and 5 further tries (2026-11).
 *
 * @param timeout for one request
 * @param retries further requests after one that failed for a reason that may pass
 * @param startLimit how long a start ping may hold up what it announces, in all
 * @param endLimit how long an end ping may take, in all
 */
public record PingSettings(Duration timeout, int retries, Duration startLimit, Duration endLimit) {
  /** More would only be a burst. */
  public static final int RETRIES_MAX = 20;

  /** 10 s, 5 more; a start may take 15 s, since the job waits; an end 60 s. */
  public static final PingSettings STANDARD =
      new PingSettings(Duration.ofSeconds(10), 5, Duration.ofSeconds(15), Duration.ofSeconds(60));

  Duration limit(Signal signal) {
    return signal.equals(Signal.START) ? startLimit : endLimit;
  }
}
