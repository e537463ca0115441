package photos.keepsake.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import photos.keepsake.archive.catalog.ItemTrouble;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.Excerpt;
import photos.keepsake.sync.ItemProblem;
import photos.keepsake.sync.RunSummary;

/**
 * What somebody who was not there should hear of a run, short enough for a phone. It leaves this
 * machine, so it has no names of photos and albums in it.
 *
 * @param isFailure whether it deserves an alarm
 * @param headline one line that says it all
 * @param details the lines behind it: why, what to do, counts
 */
record RunVerdict(boolean isFailure, String headline, List<String> details) {
  /** An item that failed in so many runs in a row will not come by itself. */
  static final int RUNS_FAILED_MAX = 3;

  /** Different reasons that are named; a phone shows no more. */
  private static final int REASONS_MAX = 5;

  private static final int REASON_CHARACTERS_MAX = 120;

  /** Failures of which the explanation names neither photos nor accounts. */
  private static final Set<Reason> TELLABLE =
      EnumSet.of(
          Reason.TEMPORARY,
          Reason.IN_USE,
          Reason.SIGNED_OUT,
          Reason.SITE_CHANGED,
          Reason.DISK,
          Reason.NO_CHROME,
          Reason.NEWER_VERSION);

  /** The others are in the log. */
  private static final int NOTES_MAX = 5;

  /** Copies the list. */
  RunVerdict {
    details = List.copyOf(details);
  }

  /**
   * Judges a run.
   *
   * @param verdict what its summary said first
   * @param strict whether each failed item deserves an alarm
   */
  static RunVerdict of(RunEnd end, Optional<String> verdict, boolean strict) {
    List<String> details = new ArrayList<>();
    end.failure().ifPresent(e -> addReason(details, e));
    end.report().ifPresent(report -> addCounts(details, report));
    details.add("Exit code " + end.code().number() + ": " + end.code().meaning() + ".");
    return new RunVerdict(isAlarming(end, strict), headline(end, verdict), details);
  }

  /** Where it could name files or addresses, only the screen and the log say why. */
  private static void addReason(List<String> details, RunFailure failure) {
    if (TELLABLE.contains(failure.reason())) {
      details.add("Why: " + failure.why());
    }
    details.add("Fix: " + failure.fix());
  }

  private static boolean isAlarming(RunEnd end, boolean strict) {
    return switch (end.code()) {
      case COMPLETE -> false;
      case SOME_FAILED -> strict || !stubborn(end).isEmpty();
      default -> true;
    };
  }

  private static String headline(RunEnd end, Optional<String> verdict) {
    Optional<String> what = end.failure().map(RunFailure::what);
    return switch (end.code()) {
      case COMPLETE -> verdict.orElse("Complete.");
      case SOME_FAILED -> someFailed(end);
      case SIGNED_OUT -> "SIGNED OUT: " + what.orElse("the site asks for a sign-in");
      case SITE_CHANGED -> "SITE CHANGED: " + what.orElse("no road works any more");
      case INTERRUPTED, TERMINATED -> "Stopped by a signal before the end.";
      default -> "FAILED: " + what.orElse(end.code().meaning());
    };
  }

  private static String someFailed(RunEnd end) {
    RunSummary run = end.report().orElseThrow().outcome().summary();
    int often = stubborn(end).size();
    String first =
        often > 0
            ? Amounts.count(often, "item") + " failed in " + RUNS_FAILED_MAX + " runs in a row"
            : Amounts.count(run.failed(), "item") + " failed";
    String there = Amounts.count(run.archived() + run.already(), "item");
    return first + ": " + reasons(run.failedItems()) + ". Archived: " + there + ".";
  }

  /** Those that failed in this run and in those before. Each try of a run counted once. */
  private static List<ItemTrouble> stubborn(RunEnd end) {
    Set<ItemId> failed =
        end.report().stream()
            .flatMap(report -> report.outcome().summary().failedItems().stream())
            .map(problem -> problem.item().id())
            .collect(Collectors.toSet());
    return end.report().stream()
        .flatMap(report -> report.archive().failed().stream())
        .filter(trouble -> failed.contains(trouble.item()))
        .filter(trouble -> trouble.tries() - (end.tries() - 1) >= RUNS_FAILED_MAX)
        .toList();
  }

  private static void addCounts(List<String> details, RunReport report) {
    RunSummary run = report.outcome().summary();
    details.add(SummaryText.work(run, report.quiet()));
    if (report.archive().files() > 0) {
      details.add(Proofs.words(report.archive().proofs()));
    }
    if (run.failed() > 0) {
      details.add("Failed: " + run.failed() + "; `keepsake status` names them.");
    }
    if (run.unavailable() > 0) {
      details.add("The site cannot hand out " + Amounts.count(run.unavailable(), "item") + ".");
    }
    if (report.archive().damagedFiles() > 0) {
      details.add(
          "DAMAGED: "
              + Amounts.count(report.archive().damagedFiles(), "file")
              + "; `keepsake status` names them.");
    }
    report.notes().stream().limit(NOTES_MAX).forEach(note -> details.add("Note: " + note + "."));
  }

  /** The most frequent ones first, each with its count. */
  private static String reasons(List<ItemProblem> problems) {
    Map<String, Long> counts =
        problems.stream()
            .collect(
                Collectors.groupingBy(
                    problem -> Excerpt.of(problem.reason(), REASON_CHARACTERS_MAX),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(REASONS_MAX)
        .map(e -> e.getKey() + (e.getValue() > 1 ? " (" + e.getValue() + " times)" : ""))
        .collect(Collectors.joining("; "));
  }

  /** All of it, the headline first. */
  String text() {
    return headline + "\n" + String.join("\n", details);
  }
}
