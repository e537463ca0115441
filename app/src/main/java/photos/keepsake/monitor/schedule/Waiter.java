package photos.keepsake.monitor.schedule;

import java.time.Duration;

/** Lets time pass. */
public interface Waiter {

  /**
   * Waits this long at most; less when somebody calls {@link #wake}, also before. An interrupted
   * thread waits no longer and keeps its flag.
   */
  void await(Duration atMost);

  /** Ends the present wait, or else the next one at once; from any thread. */
  void wake();
}
