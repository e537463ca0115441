package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.List;
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
 * @param pings of this run only; whoever runs it lets them begin
 * @param patience of the pings, and of the notifier
 * @param notifier told when things stand otherwise than before
 * @param warnings hears what went wrong with the telling
 * @param firstWords what a summary says first
 * @param strict whether each failed item deserves an alarm
 * @param log where the log is by the end
 */
record ReportedRun(
    RunPings pings,
    Patience patience,
    Notifier notifier,
    Consumer<String> warnings,
    Function<RunReport, String> firstWords,
    boolean strict,
    Supplier<Optional<Path>> log) {
  private static final String BUG = "FAILED: Keepsake itself failed; its log has the details.";

  /** Runs, tells, and gives the end back. */
  RunEnd run(Supplier<RunEnd> tries, Interrupts interrupts) {
    interrupts.onStop(pings::hurry);
    boolean hasEnded = false;
    try {
      RunEnd end = ended(tries);
      hasEnded = true;
      interrupts.onStop(pings::hurry);
      tell(end);
      return end;
    } finally {
      if (!hasEnded) {
        interrupts.onStop(pings::hurry);
        pings.end(Signal.exitStatus(ExitCode.BUG.number()), BUG, "");
        tell(Condition.FAILING, BUG, "");
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
    pings.end(signal(end, verdict), verdict.text(), LogTail.of(log.get()));
    condition(end, verdict)
        .ifPresent(now -> tell(now, verdict.headline(), String.join("\n", verdict.details())));
  }

  /** A run that found another one at work neither went well nor failed. */
  private Signal signal(RunEnd end, RunVerdict verdict) {
    if (end.code() == ExitCode.IN_USE && !pings.hasBegun()) {
      return Signal.LOG;
    }
    return verdict.isFailure() ? Signal.exitStatus(end.code().number()) : Signal.SUCCESS;
  }

  private void tell(Condition now, String headline, String details) {
    if (!patience.isOver()) {
      List<String> troubles = patience.waitFor(() -> notifier.ended(now, headline, details));
      troubles.forEach(warnings);
    }
  }

  /** How things stand now; empty when the run says nothing new of it. */
  private Optional<Condition> condition(RunEnd end, RunVerdict verdict) {
    return switch (end.code()) {
      case COMPLETE, SOME_FAILED ->
          Optional.of(verdict.isFailure() ? Condition.FAILING : Condition.HEALTHY);
      case SIGNED_OUT -> Optional.of(Condition.SIGNED_OUT);
      case SITE_CHANGED -> Optional.of(Condition.SITE_CHANGED);
      case IN_USE, INTERRUPTED, TERMINATED -> Optional.empty();
      // Another failure does not mean that somebody signed in meanwhile.
      default ->
          notifier.told().filter(told -> told != Condition.HEALTHY).isPresent()
              ? Optional.empty()
              : Optional.of(Condition.FAILING);
    };
  }
}
