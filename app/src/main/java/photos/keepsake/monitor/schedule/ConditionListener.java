package photos.keepsake.monitor.schedule;

/** Hears of each change of {@link Condition}, recovery included, once, on the daemon's thread. */
@FunctionalInterface
public interface ConditionListener {

  /**
   * Must not throw, and must not take long: the daemon waits meanwhile, also when it is stopped.
   */
  void changed(RunEnd end);
}
