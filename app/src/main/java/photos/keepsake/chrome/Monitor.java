package photos.keepsake.chrome;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Guards a few facts; each change of them wakes everybody who waits for one. */
final class Monitor {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  void change(Runnable what) {
    lock.lock();
    try {
      what.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  <T> T read(Supplier<T> what) {
    lock.lock();
    try {
      return what.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something is so. What {@code reached} throws ends the wait.
   *
   * @throws ChromeException.Timeout with the message given
   */
  void await(BooleanSupplier reached, Deadline deadline, String onTimeout) {
    lock.lock();
    try {
      long left = deadline.leftNanos();
      while (!reached.getAsBoolean()) {
        if (left <= 0) {
          throw new ChromeException.Timeout(onTimeout);
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChromeException.Interrupted(e);
    } finally {
      lock.unlock();
    }
  }
}
