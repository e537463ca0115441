package photos.keepsake.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import photos.keepsake.sync.ItemProblem;
import photos.keepsake.sync.RunSummary;

/** The last words of a run: the verdict first, then what needs the person. */
final class SummaryText {
  private final Console console;
  private final Path root;
  private final boolean dryRun;
  private final Scope scope;

  SummaryText(Console console, Path root, boolean dryRun, Scope scope) {
    this.console = console;
    this.root = root;
    this.dryRun = dryRun;
    this.scope = scope;
  }

  void print(RunReport report, boolean json) {
    if (json) {
      Output.json(console, "summary", fields(report));
    } else {
      printPlain(console.out(), report);
    }
  }

  private void printPlain(PrintStream out, RunReport report) {
    RunSummary run = report.outcome().summary();
    TroubleList unavailable =
        list(
            "The site cannot hand out " + Amounts.count(run.unavailable(), "item") + ":",
            run.unavailable(),
            run.unavailableItems());
    TroubleList failed =
        list("Failed, to be tried again by the next run:", run.failed(), run.failedItems());
    printVerdict(out, report);
    unavailable.print(out);
    failed.print(out);
    UnprovenList.print(out, report.archive().unproven());
    report.notes().forEach(note -> out.println("Note: " + note + "."));
    if (unavailable.isLong() || failed.isLong()) {
      printVerdict(out, report);
    }
    out.println("Archive: " + root);
  }

  private void printVerdict(PrintStream out, RunReport report) {
    RunSummary run = report.outcome().summary();
    out.println(verdict(report));
    if (!dryRun) {
      out.println(work(run, report.quiet()));
    }
    if (!dryRun && report.archive().files() > 0) {
      out.println(Proofs.words(report.archive().proofs()));
    }
    if (run.hookFailures() > 0) {
      out.println("The program of --run failed " + Amounts.count(run.hookFailures(), "time") + ".");
    }
  }

  /** What came of it in one sentence, without names. */
  String verdict(RunReport report) {
    RunSummary run = report.outcome().summary();
    if (report.outcome().isFailure()) {
      return "The run could not go on; the same command goes on from here.";
    }
    if (dryRun) {
      return planned(run);
    }
    if (run.interrupted()) {
      return "Stopped before the end; the same command goes on from here.";
    }
    if (run.failed() > 0) {
      return someFailed(run);
    }
    if (run.notTried() > 0 || !run.listingComplete()) {
      return "Fetched "
          + Amounts.count(run.archived(), "item")
          + " in this run, as many as were asked for; the rest was left.";
    }
    // A quiet run meets but a few of the items.
    boolean all = report.quiet() && scope.isWholeLibrary();
    return complete(all ? report.archive().archivedItems() : run.archived() + run.already());
  }

  private static String planned(RunSummary run) {
    String items = Amounts.count(run.planned(), "item");
    return run.interrupted()
        ? "Stopped before the end; up to there, " + items + " would be fetched."
        : items + " would be fetched.";
  }

  private static String someFailed(RunSummary run) {
    return Amounts.count(run.failed(), "item")
        + " failed; "
        + Amounts.count(run.archived() + run.already(), "item")
        + " of "
        + run.listed()
        + " are archived.";
  }

  private String complete(int there) {
    return switch (there) {
      case 0 ->
          scope.isWholeLibrary()
              ? "The library has no items that can be downloaded."
              : "There are no items" + scope.words() + " that can be downloaded.";
      case 1 ->
          "The one item" + scope.words() + " that can be downloaded is archived, none missing.";
      default ->
          "All "
              + Amounts.count(there, "item")
              + scope.words()
              + " that can be downloaded are archived, none missing.";
    };
  }

  /** What was done in one sentence, without names. */
  static String work(RunSummary run, boolean quiet) {
    String files = Amounts.count(run.files(), "file") + ", " + Amounts.bytes(run.bytes());
    String fetched =
        run.archived() == 0
            ? "Nothing was new"
            : "Fetched " + Amounts.count(run.archived(), "item") + " (" + files + ")";
    String before = run.already() == 0 || quiet ? "" : "; " + run.already() + " were there before";
    return fetched + " in " + Amounts.duration(run.took()) + before + ".";
  }

  private static TroubleList list(String heading, int count, List<ItemProblem> problems) {
    TroubleList list = new TroubleList(heading, count);
    problems.forEach(item -> list.add(item.item().id(), item.name(), item.reason()));
    return list;
  }

  private static Map<String, Object> fields(RunReport report) {
    RunSummary run = report.outcome().summary();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("exit_code", report.outcome().exitCode().number());
    fields.put("listed", run.listed());
    fields.put("archived", run.archived());
    fields.put("already", run.already());
    fields.put("skipped", run.unavailable());
    fields.put("failed", run.failed());
    fields.put("out_of_range", run.outOfRange());
    fields.put("not_tried", run.notTried());
    fields.put("planned", run.planned());
    fields.put("files", run.files());
    fields.put("size_bytes", run.bytes());
    fields.put("hook_failures", run.hookFailures());
    fields.put("duration_seconds", run.took().toMillis() / 1000.0);
    fields.put("listing_complete", run.listingComplete());
    fields.put("interrupted", run.interrupted());
    fields.put("quiet", report.quiet());
    fields.put("notes", report.notes());
    fields.put("proofs", Proofs.fields(report.archive().proofs()));
    fields.put("unproven", UnprovenList.fields(report.archive().unproven()));
    return fields;
  }
}
