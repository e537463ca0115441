package photos.keepsake.sync;

import java.util.OptionalInt;

/**
 * How many items may still be archived in this run. A slot is taken when an item is planned, and
 * either spent, when it was archived, or given back. So a limit of ten brings ten items although
 * some at the front of the library cannot be had.
 */
final class FetchBudget {
  private int free;
  private int taken;
  private boolean closed;

  FetchBudget(OptionalInt limit) {
    this.free = limit.orElse(Integer.MAX_VALUE);
  }

  /** A slot, if one is free at this moment. */
  synchronized boolean tryTake() {
    if (closed || free == 0) {
      return false;
    }
    free--;
    taken++;
    return true;
  }

  /**
   * A slot, after waiting for one to be given back if none is free.
   *
   * @return false when all are spent, when the budget is closed, or when the thread is interrupted
   */
  synchronized boolean take() {
    while (!closed && free == 0 && taken > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return tryTake();
  }

  /** Whether as many items were archived as are wanted. */
  synchronized boolean isSpent() {
    return free == 0 && taken == 0;
  }

  /** The item was archived. */
  synchronized void spend() {
    taken--;
    notifyAll();
  }

  /** The item was not archived. */
  synchronized void giveBack() {
    taken--;
    free++;
    notifyAll();
  }

  /** No slot can be had from now on; wakes who waits for one. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
