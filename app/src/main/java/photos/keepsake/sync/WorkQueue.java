package photos.keepsake.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Hands items from the listing to the fetching threads, in stretches of neighbours. A thread gets
 * its fair part of what waits, at most {@value #STRETCH_MAX} items: long stretches while there is
 * plenty, short ones towards the end, so that all threads end at about the same time.
 *
 * <p>A thread that is interrupted while it waits here keeps its interrupt flag and gets the answer
 * of a closed queue.
 */
final class WorkQueue {
  /** The longest stretch: neighbours are fetched faster, but a stretch is not shared. */
  static final int STRETCH_MAX = 20;

  /** Enough for every thread to find a full stretch while the next page is listed. */
  private static final int STRETCHES_AHEAD = 2;

  private final int parallel;
  private final Deque<FetchTask> waiting = new ArrayDeque<>();
  private int underWay;
  private boolean closed;

  WorkQueue(int parallel) {
    this.parallel = parallel;
  }

  /**
   * Adds the tasks, all at once, as soon as fewer wait than the threads can soon take.
   *
   * @return false, with nothing added, when the queue is closed
   */
  synchronized boolean put(List<FetchTask> tasks) {
    if (!awaitUntil(() -> waiting.size() < parallel * STRETCH_MAX * STRETCHES_AHEAD)) {
      return false;
    }
    waiting.addAll(tasks);
    notifyAll();
    return true;
  }

  /** Waits for work. Each task taken must be given back by {@link #done}; empty when closed. */
  synchronized List<FetchTask> take() {
    if (!awaitUntil(() -> !waiting.isEmpty())) {
      return List.of();
    }
    int fairPart = (waiting.size() + parallel - 1) / parallel;
    List<FetchTask> stretch = new ArrayList<>();
    do {
      stretch.add(waiting.remove());
    } while (stretch.size() < Math.min(fairPart, STRETCH_MAX)
        && !waiting.isEmpty()
        && !waiting.element().afterGap());
    underWay += stretch.size();
    notifyAll();
    return stretch;
  }

  /** So many of the tasks taken have come to an end, whatever it was. */
  synchronized void done(int tasks) {
    underWay -= tasks;
    notifyAll();
  }

  /** Waits until nothing waits and nothing is under way; false when closed before that. */
  synchronized boolean awaitIdle() {
    return awaitUntil(() -> waiting.isEmpty() && underWay == 0);
  }

  /** From now on nothing can be put or taken; wakes everybody. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** What was never taken, after {@link #close}. */
  synchronized List<FetchTask> leftovers() {
    List<FetchTask> rest = List.copyOf(waiting);
    waiting.clear();
    return rest;
  }

  /** Waits for the condition; false when the queue is closed or the thread interrupted. */
  private synchronized boolean awaitUntil(BooleanSupplier ready) {
    try {
      while (!closed && !ready.getAsBoolean()) {
        wait();
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
