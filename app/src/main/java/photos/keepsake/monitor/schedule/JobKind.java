package photos.keepsake.monitor.schedule;

/** What a daemon has done. */
public enum JobKind {
  /** Archives what is new. */
  RUN,
  /** Looks at the signed-in page for a moment, which keeps the session warm. */
  VISIT
}
