package photos.keepsake.monitor.ping;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Returns after that time.
   *
   * @throws InterruptedException when somebody does not want to wait any longer
   */
  void sleep(Duration time) throws InterruptedException;
}
