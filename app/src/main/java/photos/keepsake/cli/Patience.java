package photos.keepsake.cli;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one thread wait for others until somebody wants the program to end. */
final class Patience {
  private boolean isOver;
  private @Nullable Thread waiting;

  /**
   * Nobody may be waited for any more; what is being waited for is interrupted. From any thread.
   */
  synchronized void end() {
    isOver = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  synchronized boolean isOver() {
    return isOver;
  }

  /** Does something that ends early when its thread is interrupted. */
  <T> T waitFor(Supplier<T> work) {
    begin();
    try {
      return work.get();
    } finally {
      done();
    }
  }

  private synchronized void begin() {
    waiting = Thread.currentThread();
    if (isOver) {
      waiting.interrupt();
    }
  }

  /** What comes later must not be taken for interrupted. */
  private synchronized void done() {
    waiting = null;
    if (isOver) {
      Thread.interrupted();
    }
  }
}
