package photos.keepsake.monitor.schedule;

/** Hears of each change of {@link Condition}, recovery included, once, on the daemon's thread. */
@FunctionalInterface
public interface ConditionListener {

  /** Must not throw, and should take seconds at most: the daemon waits meanwhile. */
  void changed(RunEnd end);
}
