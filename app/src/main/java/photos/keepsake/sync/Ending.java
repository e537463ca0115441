package photos.keepsake.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether, and why, a run ends before it is through. Once the end is near, nothing new begins; what
 * is under way may finish for a time of grace, then it is cut off. Safe from any thread.
 */
final class Ending {
  private final Duration grace;
  private final Runnable beginNothing;
  private final Runnable cutOff;
  private final CountDownLatch over = new CountDownLatch(1);
  private boolean near;
  private boolean stopped;
  private boolean cutOffPlanned;
  private @Nullable Throwable failure;

  /**
   * One run's ending.
   *
   * @param beginNothing makes sure that no waiting item is begun; called under a lock, once
   * @param cutOff ends the calls that are still under way after {@code grace}; called once at most,
   *     on a thread of its own
   */
  Ending(Duration grace, Runnable beginNothing, Runnable cutOff) {
    this.grace = grace;
    this.beginNothing = beginNothing;
    this.cutOff = cutOff;
  }

  /** Somebody wants the run to end. Has no effect on a run that is over. */
  synchronized void stop() {
    if (over.getCount() > 0) {
      stopped = true;
      beginNothing();
      planCutOff();
    }
  }

  /** The run cannot go on. The first failure counts, later ones are attached to it. */
  synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    } else if (failure != cause) {
      failure.addSuppressed(cause);
    }
    beginNothing();
    planCutOff();
  }

  /** Nothing new begins, but what is under way may take the time it needs. */
  synchronized void beginNothing() {
    if (!near) {
      near = true;
      beginNothing.run();
    }
  }

  /** The run has come to its end, by itself or not; nothing is cut off any more. */
  synchronized void over() {
    over.countDown();
  }

  synchronized boolean isNear() {
    return near;
  }

  /** Whether {@link #stop} came in time. */
  synchronized boolean isStopped() {
    return stopped;
  }

  synchronized Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  private void planCutOff() {
    if (!cutOffPlanned) {
      cutOffPlanned = true;
      Thread thread = new Thread(this::cutOffUnlessOver, "keepsake-cut-off");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void cutOffUnlessOver() {
    try {
      if (over.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cutOff.run();
  }
}
