package photos.keepsake.simulator.net;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that end at once when the simulator is closed, so that no delay outlives it. */
public final class Pauses {
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Waits for {@code time}, or until {@link #end()}, or until the thread is interrupted. */
  public void pause(Duration time) {
    if (time.isZero() || time.isNegative()) {
      return;
    }
    try {
      boolean ended = closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
      if (ended) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends every wait, now and later. */
  public void end() {
    closed.countDown();
  }
}
