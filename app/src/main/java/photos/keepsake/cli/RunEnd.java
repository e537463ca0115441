package photos.keepsake.cli;

import java.util.Optional;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * How a run ended, or one try of it.
 *
 * @param code what the program would exit with
 * @param report its account; empty when it did not get as far as a browser and an archive
 * @param failure why it could not go on, if it could not by itself
 * @param tries how often it was tried
 */
record RunEnd(ExitCode code, Optional<RunReport> report, Optional<RunFailure> failure, int tries) {

  /** It began, whatever came of it. */
  static RunEnd of(RunReport report) {
    Outcome outcome = report.outcome();
    return new RunEnd(
        outcome.exitCode(),
        Optional.of(report),
        outcome.failure().filter(e -> outcome.isFailure()),
        1);
  }

  /** It did not begin. */
  static RunEnd of(RunFailure failure) {
    return new RunEnd(ExitCode.of(failure.reason()), Optional.empty(), Optional.of(failure), 1);
  }

  /** A signal came before it began. */
  static RunEnd stopped(ExitCode code) {
    return new RunEnd(code, Optional.empty(), Optional.empty(), 1);
  }

  /** The same after so many tries. */
  RunEnd after(int allTries) {
    return new RunEnd(code, report, failure, allTries);
  }

  /** Whether the same run may go well a little later, without anybody's doing. */
  boolean mayPass() {
    return failure
        .filter(e -> e.reason() == Reason.TEMPORARY || e.reason() == Reason.IN_USE)
        .isPresent();
  }

  /** Whether somebody ended it. */
  boolean isStopped() {
    return code == ExitCode.INTERRUPTED || code == ExitCode.TERMINATED;
  }

  /** The code, unless there is a failure to be told. */
  ExitCode orThrow() {
    failure.ifPresent(
        e -> {
          throw e;
        });
    if (report.isEmpty() && isStopped()) {
      throw new Stopped(code);
    }
    return code;
  }
}
