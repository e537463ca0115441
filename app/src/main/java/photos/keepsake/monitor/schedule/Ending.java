package photos.keepsake.monitor.schedule;

/** How a job ended, as far as it matters for what comes next. */
public enum Ending {
  /** It did what it could; some items may have failed. */
  COMPLETE,
  /** Somebody else had the archive or the profile: neither success nor failure. */
  IN_USE,
  /** The site asked for a sign-in. */
  SIGNED_OUT,
  /** The site is not as Keepsake knows it. */
  SITE_CHANGED,
  /** A failure that may pass. */
  TEMPORARY,
  /** A signal stopped it. */
  STOPPED,
  /** It was killed, went down with a bug or could not be started: it told nobody why. */
  CRASHED,
  /** Any other failure. */
  FAILED
}
