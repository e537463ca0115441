package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photos.keepsake.archive.catalog.UnprovenFile;
import photos.keepsake.library.RunFailure;
import photos.keepsake.sync.RunSummary;

class SummaryTextTest {
  private static final Scope WHOLE = new Scope(false, false);
  private static final Scope ALBUM = new Scope(true, false);
  private static final Scope DAYS = new Scope(false, true);

  @Test
  void allIsSaidToBeThereOnlyOfWhatWasAskedFor() {
    SampleRun run = new SampleRun();
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
    assertThat(new SampleRun().verdict(WHOLE))
        .isEqualTo("The library has no items that can be downloaded.");
    assertThat(new SampleRun().verdict(ALBUM))
        .isEqualTo("There are no items of the albums asked for that can be downloaded.");
  }

  @Test
  void aLimitedRunSaysWhatItFetchedAndThatTheRestWasLeft() {
    SampleRun run = new SampleRun();
    run.archived = 3;
    run.already = 20;
    run.notTried = 4;
    run.complete = false;

    assertThat(run.verdict(WHOLE))
        .isEqualTo("Fetched 3 items in this run, as many as were asked for; the rest was left.");
  }

  @Test
  void aDryRunCountsWhatItNamed() {
    SampleRun run = new SampleRun();
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
    SampleRun run = new SampleRun();
    run.archived = 7;
    run.failure =
        Optional.of(new RunFailure(RunFailure.Reason.SIGNED_OUT, "signed out", "why", "fix"));

    assertThat(run.verdict(WHOLE))
        .isEqualTo("The run could not go on; the same command goes on from here.");
    assertThat(run.json()).contains("\"exit_code\":12", "\"archived\":7");
  }

  @Test
  void everyUndownloadableItemIsNamedWithItsReasonAndTheVerdictComesAgain() {
    SampleRun run = new SampleRun();
    run.archived = 5;
    run.unavailable = 30;

    String text = run.plain(WHOLE);

    assertThat(text.lines().filter(line -> line.endsWith(": still processed"))).hasSize(30);
    assertThat(text).containsPattern("(?s)All 5 items.*clip-29.*All 5 items");
  }

  @Test
  void whatIsNotKeptIsCounted() {
    SampleRun run = new SampleRun();
    run.unavailable = RunSummary.PROBLEMS_MAX + 234;

    assertThat(run.plain(WHOLE)).contains("  and 234 more items");
  }

  @Test
  void failuresOfTheProgramAreToldAtTheEnd() {
    SampleRun run = new SampleRun();
    run.archived = 5;
    run.hookFailures = 2;

    assertThat(run.plain(WHOLE)).contains("The program of --run failed 2 times.");
  }

  @Test
  void aQuietRunSpeaksOfTheWholeArchiveThoughItMetButAFewItems() {
    SampleRun run = new SampleRun();
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
    SampleRun run = new SampleRun();
    run.archived = 5;
    run.notes = List.of("took the page road for listing: lcxiM is refused with code 3");

    assertThat(run.plain(WHOLE))
        .contains("Note: took the page road for listing: lcxiM is refused with code 3.");
    assertThat(run.json()).contains("\"notes\":[\"took the page road for listing");
  }

  @Test
  void filesThatAreNotWhatTheSiteSaysAreNamed() {
    SampleRun run = new SampleRun();
    run.archived = 2;
    run.unproven = List.of(new UnprovenFile("2024/a.jpg", "its SHA-1 is not that of the upload"));

    assertThat(run.plain(WHOLE))
        .contains(
            "1 of 2 files are proven originals; 1 unproven.",
            "  2024/a.jpg: its SHA-1 is not that of the upload");
    assertThat(run.json()).contains("\"proofs\":{\"original\":1", "\"unproven\":[{\"path\"");
  }
}
