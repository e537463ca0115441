package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import photos.keepsake.library.RunFailure;
import photos.keepsake.monitor.notify.Notifier;
import photos.keepsake.monitor.ping.Signal;
import photos.keepsake.monitor.schedule.Condition;

/**
 * A run that is told of from its beginning to its end, also when it is a bug that ends it.
 *
 * @param pings of this run only
 * @param notifier told when things stand otherwise than before
 * @param warnings hears what went wrong with the telling
 * @param firstWords what a summary says first
 * @param strict whether each failed item deserves an alarm
 * @param log where the log is by the end
 */
record ReportedRun(
    RunPings pings,
    Notifier notifier,
    Consumer<String> warnings,
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
    condition(end, verdict)
        .ifPresent(
            now ->
                notifier
                    .ended(now, verdict.headline(), String.join("\n", verdict.details()))
                    .forEach(warnings));
  }

  /** How things stand now; empty when the run says nothing new of it. */
  private Optional<Condition> condition(RunEnd end, RunVerdict verdict) {
    return switch (end.code()) {
      case COMPLETE, SOME_FAILED ->
          Optional.of(verdict.isFailure() ? Condition.FAILING : Condition.HEALTHY);
      case SIGNED_OUT -> Optional.of(Condition.SIGNED_OUT);
      case SITE_CHANGED -> Optional.of(Condition.SITE_CHANGED);
      case IN_USE, INTERRUPTED, TERMINATED -> Optional.empty();
      // A network that is down does not mean that somebody signed in meanwhile.
      case TEMPORARY ->
          notifier.told().isEmpty() || notifier.told().equals(Optional.of(Condition.HEALTHY))
              ? Optional.of(Condition.FAILING)
              : Optional.empty();
      default -> Optional.of(Condition.FAILING);
    };
  }
}
