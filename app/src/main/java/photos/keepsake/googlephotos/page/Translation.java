package photos.keepsake.googlephotos.page;

import photos.keepsake.chrome.ChromeException;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** Says in the words of the library what happened in Chrome. */
public final class Translation {
  private Translation() {}

  /** What a failure of Chrome means for a whole run. */
  public static RunFailure of(ChromeException cause) {
    return cause instanceof ChromeException.Closed closed
        ? gone(closed)
        : new RunFailure(
            Reason.TEMPORARY,
            "Chrome did not do what it was asked",
            "a page or tab did not answer in time",
            "run the same command again; if it stays so, see the log",
            cause);
  }

  /** The browser ended while it was needed. */
  static RunFailure gone(ChromeException.Closed cause) {
    return new RunFailure(
        Reason.TEMPORARY,
        "Chrome ended in the middle of the run",
        "it crashed, was closed, or the machine ran out of memory",
        "run the same command again; it goes on where it was",
        cause);
  }
}
