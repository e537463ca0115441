package photos.keepsake.monitor.schedule;

import java.time.Duration;
import java.util.Optional;

/** Something that takes a while and can be started again and again. */
@FunctionalInterface
public interface Job {

  /**
   * Starts it. One that cannot be started has ended as {@link Ending#FAILED}; this never throws.
   */
  Started start();

  /** One that was started. */
  interface Started {

    /**
     * Waits for its end, this long at most; empty when it goes on. An interrupted thread waits all
     * the same and keeps its flag.
     */
    Optional<JobEnd> await(Duration atMost);

    /**
     * Asks it to end soon, and sees to it that it does: within ten seconds nothing of it is left.
     * Does not wait; may be called from any thread, and several times.
     */
    void stop();
  }
}
