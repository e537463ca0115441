package photos.keepsake.cli;

import java.util.Optional;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.sync.RunSummary;

/**
 * What came of a run that began.
 *
 * @param summary its account, whatever its end
 * @param failure why it could not go on, if it could not
 * @param signal the code of the signal that stopped it, if one did; then a failure only follows
 */
record Outcome(RunSummary summary, Optional<RunFailure> failure, Optional<ExitCode> signal) {

  ExitCode exitCode() {
    return signal
        .or(() -> failure.map(e -> ExitCode.of(e.reason())))
        .orElse(summary.failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.COMPLETE);
  }

  /** Whether the run could not go on by itself. */
  boolean isFailure() {
    return signal.isEmpty() && failure.isPresent();
  }

  /** The same, which fails with this where it did not fail before. */
  Outcome or(RunFailure later) {
    return new Outcome(summary, failure.or(() -> Optional.of(later)), signal);
  }

  /** The same, which was stopped if it was not before. */
  Outcome or(Optional<ExitCode> laterSignal) {
    return new Outcome(summary, failure, signal.or(() -> laterSignal));
  }

  /** Whether nobody waits for its end and the archive can still be written. */
  boolean leavesArchiveUsable() {
    return signal.isEmpty()
        && failure.filter(e -> e.reason() == Reason.DISK || e.reason() == Reason.DAMAGE).isEmpty();
  }

  /** The code, unless there is a failure to be told. */
  ExitCode orThrow() {
    if (isFailure()) {
      throw failure.orElseThrow();
    }
    return exitCode();
  }
}
