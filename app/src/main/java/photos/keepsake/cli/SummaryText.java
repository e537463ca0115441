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
  /** More would push the verdict off the screen; all are in the catalog. */
  private static final int NAMED_MAX = 20;

  private final Console console;
  private final Path root;
  private final boolean dryRun;

  SummaryText(Console console, Path root, boolean dryRun) {
    this.console = console;
    this.root = root;
    this.dryRun = dryRun;
  }

  void print(Outcome outcome, boolean json) {
    if (json) {
      Output.json(console, "summary", fields(outcome));
    } else {
      printPlain(outcome.summary());
    }
  }

  private void printPlain(RunSummary run) {
    PrintStream out = console.out();
    out.println(verdict(run));
    if (!dryRun) {
      out.println(work(run));
    }
    named(out, "The site cannot hand out", run.unavailable(), run.unavailableItems());
    named(out, "Failed, to be tried again by the next run:", run.failed(), run.failedItems());
    out.println("Archive: " + root);
  }

  private String verdict(RunSummary run) {
    if (dryRun) {
      return Amounts.count(run.notTried(), "item") + " would be fetched.";
    }
    if (run.interrupted()) {
      return "Stopped before the end; the same command goes on from here.";
    }
    int there = run.archived() + run.already();
    if (run.failed() > 0) {
      return Amounts.count(run.failed(), "item")
          + " failed; "
          + Amounts.count(there, "item")
          + " of "
          + run.listed()
          + " are archived.";
    }
    if (run.notTried() > 0 || run.outOfRange() > 0) {
      return Amounts.count(there, "item") + " archived, as many as were asked for.";
    }
    return switch (there) {
      case 0 -> "The library has no items that can be downloaded.";
      case 1 -> "The one item that can be downloaded is archived, none missing.";
      default ->
          "All "
              + Amounts.count(there, "item")
              + " that can be downloaded are archived, none missing.";
    };
  }

  private static String work(RunSummary run) {
    String files = Amounts.count(run.files(), "file") + ", " + Amounts.bytes(run.bytes());
    String fetched =
        run.archived() == 0
            ? "Nothing was new"
            : "Fetched " + Amounts.count(run.archived(), "item") + " (" + files + ")";
    String before = run.already() == 0 ? "" : "; " + run.already() + " were there before";
    return fetched + " in " + Amounts.duration(run.took()) + before + ".";
  }

  private static void named(
      PrintStream out, String heading, int count, List<ItemProblem> problems) {
    if (count == 0) {
      return;
    }
    String items = heading.endsWith(":") ? "" : " " + Amounts.count(count, "item") + ":";
    out.println(heading + items);
    problems.stream()
        .limit(NAMED_MAX)
        .map(item -> "  " + Names.of(item.item().id(), item.name()) + ": " + item.reason())
        .forEach(out::println);
    if (count > NAMED_MAX) {
      out.println("  and " + (count - NAMED_MAX) + " more; see `keepsake status`");
    }
  }

  private static Map<String, Object> fields(Outcome outcome) {
    RunSummary run = outcome.summary();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("exit_code", outcome.exitCode().number());
    fields.put("listed", run.listed());
    fields.put("archived", run.archived());
    fields.put("already", run.already());
    fields.put("skipped", run.unavailable());
    fields.put("failed", run.failed());
    fields.put("out_of_range", run.outOfRange());
    fields.put("not_tried", run.notTried());
    fields.put("files", run.files());
    fields.put("size_bytes", run.bytes());
    fields.put("duration_seconds", run.took().toMillis() / 1000.0);
    fields.put("listing_complete", run.listingComplete());
    fields.put("interrupted", run.interrupted());
    return fields;
  }
}
