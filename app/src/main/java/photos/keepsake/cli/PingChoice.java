package photos.keepsake.cli;

import photos.keepsake.monitor.command.Attempt;
import photos.keepsake.monitor.command.Attempt.Ending;
import photos.keepsake.monitor.ping.Signal;

/**
 * What is pinged for which end.
 *
 * @param onSuccess the command ended with 0
 * @param onFailure it ended otherwise
 * @param onNotStarted it could not be started
 */
record PingChoice(Kind onSuccess, Kind onFailure, Kind onNotStarted) {

  /** A ping at the end; the names are those of runitor. */
  enum Kind {
    /** The exit status itself. */
    EXIT_CODE("exit-code"),
    /** Success, whatever it was. */
    SUCCESS("success"),
    /** Failure, without its status. */
    FAIL("fail"),
    /** Only to be kept: raises no alarm. */
    LOG("log");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }

    Signal signal(int code) {
      return switch (this) {
        case EXIT_CODE -> Signal.exitStatus(code);
        case SUCCESS -> Signal.SUCCESS;
        case FAIL -> Signal.FAIL;
        case LOG -> Signal.LOG;
      };
    }
  }

  Signal of(Attempt last) {
    if (last.ending() == Ending.NOT_STARTED) {
      return onNotStarted.signal(last.code());
    }
    return last.isSuccess() ? onSuccess.signal(0) : failure(last.code());
  }

  /** For a failure with this exit status. */
  Signal failure(int code) {
    return onFailure.signal(code);
  }
}
