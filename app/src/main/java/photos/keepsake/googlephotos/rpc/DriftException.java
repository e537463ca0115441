package photos.keepsake.googlephotos.rpc;

/** Carries a drift out of a decoder to the nearest place that can go on without the value. */
final class DriftException extends RuntimeException {
  private final transient Drift drift;

  DriftException(Drift drift) {
    super(drift.toString());
    this.drift = drift;
  }

  Drift drift() {
    return drift;
  }
}
