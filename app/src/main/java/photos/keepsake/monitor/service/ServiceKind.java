package photos.keepsake.monitor.service;

/** Which of the system's schedulers is meant. */
public enum ServiceKind {
  /** A user service with a timer. */
  SYSTEMD,
  /** A line in the user's table. */
  CRON,
  /** An agent of macOS. */
  LAUNCHD
}
