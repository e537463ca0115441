package photos.keepsake.chrome;

import java.time.Duration;

/** The end of a wait that takes several steps. Monotonic: a clock set back cannot prolong it. */
final class Deadline {
  private final long endNanos;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  static Deadline in(Duration limit) {
    return new Deadline(System.nanoTime() + limit.toNanos());
  }

  /** What is left of it; zero once it has passed. */
  Duration left() {
    return Duration.ofNanos(leftNanos());
  }

  /** As {@link #left}. */
  long leftNanos() {
    return Math.max(0, endNanos - System.nanoTime());
  }
}
