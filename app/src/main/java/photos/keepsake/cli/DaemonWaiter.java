package photos.keepsake.cli;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import photos.keepsake.monitor.schedule.Waiter;

/** Waits in real time. */
final class DaemonWaiter implements Waiter {
  private final Semaphore calls = new Semaphore(0);

  @Override
  public void await(Duration atMost) {
    try {
      if (calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        calls.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void wake() {
    calls.release();
  }
}
