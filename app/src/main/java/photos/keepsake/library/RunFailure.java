package photos.keepsake.library;

import org.jspecify.annotations.Nullable;

/**
 * The run cannot go on. It carries the three parts of the message that a person gets: what
 * happened, why, and what to do; each a short sentence without capital and full stop.
 */
public final class RunFailure extends KeepsakeException {

  /** Why a run cannot go on; each has its own exit code. */
  public enum Reason {
    /** The command was given something that cannot be. */
    USAGE,
    /** May pass: network, site errors, a sign-in that could not be told, Chrome not starting. */
    TEMPORARY,
    /** There is no archive at that place. */
    NO_ARCHIVE,
    /** Another run holds the archive or the profile. */
    IN_USE,
    /** The site asks for a sign-in. */
    SIGNED_OUT,
    /** The archive belongs to another account. */
    OTHER_ACCOUNT,
    /** The site is not as any road knows it. */
    SITE_CHANGED,
    /** Disk full, below the floor, or not writable. */
    DISK,
    /** Files of the archive are missing or altered. */
    DAMAGE,
    /** Something looks so wrong that a person must say go. */
    GUARD,
    /** No browser that can be used. */
    NO_CHROME,
    /** Made by a newer version of this program. */
    NEWER_VERSION,
    /** No run succeeded for too long. */
    STALE
  }

  private final Reason reason;
  private final String why;
  private final String fix;

  /** A failure without a cause below it. */
  public RunFailure(Reason reason, String what, String why, String fix) {
    this(reason, what, why, fix, null);
  }

  /** A failure that another one led to; the cause goes to the log, never to the person. */
  public RunFailure(Reason reason, String what, String why, String fix, @Nullable Throwable cause) {
    super(what, cause);
    this.reason = reason;
    this.why = why;
    this.fix = fix;
  }

  /** The kind of failure. */
  public Reason reason() {
    return reason;
  }

  /** What happened. */
  public String what() {
    return String.valueOf(getMessage());
  }

  /** The fact that explains it. */
  public String why() {
    return why;
  }

  /** What the person can do. */
  public String fix() {
    return fix;
  }
}
