package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import photos.keepsake.archive.catalog.ArchiveStatus;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.archive.catalog.UnprovenFile;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.sync.ItemProblem;
import photos.keepsake.sync.RunSummary;

class SummaryTextTest {
  private static final Scope WHOLE = new Scope(false, false);
  private static final Scope ALBUM = new Scope(true, false);
  private static final Scope DAYS = new Scope(false, true);

  @Test
  void allIsSaidToBeThereOnlyOfWhatWasAskedFor() {
    Run run = new Run();
    run.archived = 12;

    assertThat(run.verdict(WHOLE))
        .isEqualTo("All 12 items that can be downloaded are archived, none missing.");
    assertThat(run.verdict(ALBUM))
        .isEqualTo(
            "All 12 items of the albums asked for that can be downloaded are archived, none"
                + " missing.");
    assertThat(run.verdict(DAYS))
        .isEqualTo(
            "All 12 items taken in the days asked for that can be downloaded are archived, none"
                + " missing.");
  }

  @Test
  void anEmptyAlbumIsNoEmptyLibrary() {
    assertThat(new Run().verdict(WHOLE))
        .isEqualTo("The library has no items that can be downloaded.");
    assertThat(new Run().verdict(ALBUM))
        .isEqualTo("There are no items of the albums asked for that can be downloaded.");
  }

  @Test
  void aLimitedRunSaysWhatItFetchedAndThatTheRestWasLeft() {
    Run run = new Run();
    run.archived = 3;
    run.already = 20;
    run.notTried = 4;
    run.complete = false;

    assertThat(run.verdict(WHOLE))
        .isEqualTo("Fetched 3 items in this run, as many as were asked for; the rest was left.");
  }

  @Test
  void aDryRunCountsWhatItNamed() {
    Run run = new Run();
    run.planned = 3;
    run.notTried = 25;
    run.dryRun = true;

    assertThat(run.verdict(WHOLE)).isEqualTo("3 items would be fetched.");
    run.interrupted = true;
    assertThat(run.verdict(WHOLE))
        .isEqualTo("Stopped before the end; up to there, 3 items would be fetched.");
  }

  @Test
  void aRunThatBrokeOffClaimsNothing() {
    Run run = new Run();
    run.archived = 7;
    run.failure =
        Optional.of(new RunFailure(RunFailure.Reason.SIGNED_OUT, "signed out", "why", "fix"));

    assertThat(run.verdict(WHOLE))
        .isEqualTo("The run could not go on; the same command goes on from here.");
    assertThat(run.json()).contains("\"exit_code\":12", "\"archived\":7");
  }

  @Test
  void everyUndownloadableItemIsNamedWithItsReasonAndTheVerdictComesAgain() {
    Run run = new Run();
    run.archived = 5;
    run.unavailable = 30;

    String text = run.plain(WHOLE);

    assertThat(text.lines().filter(line -> line.endsWith(": still processed"))).hasSize(30);
    assertThat(text).containsPattern("(?s)All 5 items.*clip-29.*All 5 items");
  }

  @Test
  void whatIsNotKeptIsCounted() {
    Run run = new Run();
    run.unavailable = RunSummary.PROBLEMS_MAX + 234;

    assertThat(run.plain(WHOLE)).contains("  and 234 more items");
  }

  @Test
  void failuresOfTheProgramAreToldAtTheEnd() {
    Run run = new Run();
    run.archived = 5;
    run.hookFailures = 2;

    assertThat(run.plain(WHOLE)).contains("The program of --run failed 2 times.");
  }

  @Test
  void aQuietRunSpeaksOfTheWholeArchiveThoughItMetButAFewItems() {
    Run run = new Run();
    run.already = 3;
    run.quiet = true;
    run.archivedItems = 300;

    assertThat(run.verdict(WHOLE))
        .isEqualTo("All 300 items that can be downloaded are archived, none missing.");
    assertThat(run.plain(WHOLE)).contains("Nothing was new in 3.0 s.");
    assertThat(run.json()).contains("\"quiet\":true", "\"listed\":3");
  }

  @Test
  void whatTheRunWentWithoutStandsInTheSummary() {
    Run run = new Run();
    run.archived = 5;
    run.notes = List.of("took the page road for listing: lcxiM is refused with code 3");

    assertThat(run.plain(WHOLE))
        .contains("Note: took the page road for listing: lcxiM is refused with code 3.");
    assertThat(run.json()).contains("\"notes\":[\"took the page road for listing");
  }

  @Test
  void filesThatAreNotWhatTheSiteSaysAreNamed() {
    Run run = new Run();
    run.archived = 2;
    run.unproven = List.of(new UnprovenFile("2024/a.jpg", "its SHA-1 is not that of the upload"));

    assertThat(run.plain(WHOLE))
        .contains(
            "1 of 2 files are proven originals; 1 unproven.",
            "  2024/a.jpg: its SHA-1 is not that of the upload");
    assertThat(run.json()).contains("\"proofs\":{\"original\":1", "\"unproven\":[{\"path\"");
  }

  /** A run to be described, with nothing in it. */
  private static final class Run {
    private int archived;
    private int already;
    private int unavailable;
    private int notTried;
    private int planned;
    private int hookFailures;
    private boolean interrupted;
    private boolean complete = true;
    private boolean dryRun;
    private boolean quiet;
    private int archivedItems;
    private List<String> notes = List.of();
    private List<UnprovenFile> unproven = List.of();
    private Optional<RunFailure> failure = Optional.empty();

    String verdict(Scope scope) {
      return plain(scope).lines().findFirst().orElseThrow();
    }

    String plain(Scope scope) {
      return print(scope, false);
    }

    String json() {
      return print(WHOLE, true);
    }

    private String print(Scope scope, boolean json) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
      new SummaryText(new Console(stream, stream), Path.of("/a"), dryRun, scope)
          .print(report(), json);
      return out.toString(StandardCharsets.UTF_8);
    }

    private RunReport report() {
      Outcome outcome = new Outcome(summary(), failure, Optional.empty());
      return new RunReport(outcome, notes, quiet, status());
    }

    private ArchiveStatus status() {
      return new ArchiveStatus(
          archivedItems,
          unavailable,
          0,
          2L * unproven.size(),
          1_000,
          Map.of(Proof.ORIGINAL, (long) unproven.size(), Proof.UNPROVEN, (long) unproven.size()),
          0,
          0,
          List.of(),
          List.of(),
          unproven,
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          true);
    }

    private RunSummary summary() {
      int listed = archived + already + unavailable + notTried;
      return new RunSummary(
          listed,
          archived,
          already,
          unavailable,
          0,
          0,
          notTried,
          planned,
          hookFailures,
          archived,
          1_000L * archived,
          Duration.ofSeconds(3),
          videos(),
          List.of(),
          interrupted,
          complete);
    }

    private List<ItemProblem> videos() {
      return IntStream.range(0, Math.min(unavailable, RunSummary.PROBLEMS_MAX))
          .mapToObj(i -> new ItemProblem(FakePhotoLibrary.item(i), "clip-" + i, "still processed"))
          .toList();
    }
  }
}
