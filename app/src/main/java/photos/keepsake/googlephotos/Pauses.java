package photos.keepsake.googlephotos;

import java.time.Duration;
import photos.keepsake.googlephotos.rpc.Sleeper;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Lets threads wait until the run ends, and no longer. Who waits sleeps in short naps, since an
 * interrupt would stay with the thread and close the files that it writes next.
 */
final class Pauses implements Sleeper, AutoCloseable {
  /** Nobody minds so long a wait at the end. */
  static final Duration NAP = Duration.ofMillis(250);

  private final Sleeper sleeper;
  private volatile boolean closed;

  Pauses(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /**
   * Waits so long.
   *
   * @throws RunFailure with TEMPORARY when the run ends meanwhile or has ended
   */
  @Override
  public void sleep(Duration time) throws InterruptedException {
    requireOpen();
    for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(NAP)) {
      sleeper.sleep(left.compareTo(NAP) < 0 ? left : NAP);
      requireOpen();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw ended();
    }
  }

  /** What a thread gets that would begin something when the run ends. */
  static RunFailure ended() {
    return new RunFailure(
        Reason.TEMPORARY,
        "the site was not asked to the end",
        "the run is ending",
        "run the same command again; it goes on where it was");
  }

  /** Ends all sleeps, within a nap, and those to come. */
  @Override
  public void close() {
    closed = true;
  }
}
