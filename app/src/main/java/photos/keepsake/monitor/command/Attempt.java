package photos.keepsake.monitor.command;

import java.time.Duration;

/**
 * How one try of a command ended.
 *
 * @param code its exit code, 128 and the signal's number when a signal ended it; when it did not
 *     start, what a shell would say: 127 not found, 126 not runnable
 */
public record Attempt(int code, Duration took, Ending ending) {

  /** What ended it. */
  public enum Ending {
    /** The command itself. */
    EXITED,
    /** It never began. */
    NOT_STARTED,
    /** It took longer than it may. */
    TIMED_OUT,
    /** Somebody wanted it to end. */
    STOPPED
  }

  /** Whether it went well. */
  public boolean isSuccess() {
    return ending == Ending.EXITED && code == 0;
  }
}
