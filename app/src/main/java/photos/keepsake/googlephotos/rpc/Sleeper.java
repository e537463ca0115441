package photos.keepsake.googlephotos.rpc;

import java.time.Duration;

/** Lets the calling thread wait. */
@FunctionalInterface
public interface Sleeper {

  /** Waits so long; not at all for zero. */
  void sleep(Duration time) throws InterruptedException;
}
