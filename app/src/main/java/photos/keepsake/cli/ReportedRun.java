package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import photos.keepsake.library.RunFailure;
import photos.keepsake.monitor.ping.Signal;

/**
 * A run that is told of from its beginning to its end, also when it is a bug that ends it.
 *
 * @param pings of this run only
 * @param firstWords what a summary says first
 * @param strict whether each failed item deserves an alarm
 * @param log where the log is by the end
 */
record ReportedRun(
    RunPings pings,
    Function<RunReport, String> firstWords,
    boolean strict,
    Supplier<Optional<Path>> log) {

  /** Runs, tells, and gives the end back. */
  RunEnd run(Supplier<RunEnd> tries) {
    pings.begin();
    boolean told = false;
    try {
      RunEnd end = ended(tries);
      told = true;
      tell(end);
      return end;
    } finally {
      if (!told) {
        pings.end(
            Signal.exitStatus(ExitCode.BUG.number()),
            "FAILED: Keepsake itself failed; its log has the details.",
            "",
            false);
      }
    }
  }

  private static RunEnd ended(Supplier<RunEnd> tries) {
    try {
      return tries.get();
    } catch (RunFailure e) {
      return RunEnd.of(e);
    }
  }

  private void tell(RunEnd end) {
    RunVerdict verdict = RunVerdict.of(end, end.report().map(firstWords), strict);
    Signal signal = verdict.isFailure() ? Signal.exitStatus(end.code().number()) : Signal.SUCCESS;
    pings.end(signal, verdict.text(), LogTail.of(log.get()), end.isStopped());
  }
}
