package photos.keepsake.sync;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Failures of items one after another, over all threads. Single items fail for reasons of their
 * own; so many in a row mean that something is wrong with all of them.
 */
final class FailureStreak {
  /** High enough for a batch of odd files, low enough to end within minutes when all is down. */
  static final int FAILURES_MAX = 30;

  private final AtomicInteger failures = new AtomicInteger();

  /** One more; returns whether the streak is now, or was before, too long. */
  boolean failed() {
    failures.updateAndGet(n -> Math.min(n + 1, FAILURES_MAX));
    return isTooLong();
  }

  /** The site gave an answer that makes sense. A streak that was too long remains so. */
  void endedWell() {
    failures.updateAndGet(n -> n < FAILURES_MAX ? 0 : n);
  }

  boolean isTooLong() {
    return failures.get() >= FAILURES_MAX;
  }
}
