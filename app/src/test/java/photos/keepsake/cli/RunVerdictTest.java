package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photos.keepsake.archive.catalog.ItemTrouble;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

class RunVerdictTest {
  private final SampleRun run = new SampleRun();

  private RunVerdict verdict(boolean strict) {
    String first = run.verdict(new Scope(false, false));
    return RunVerdict.of(RunEnd.of(run.report()), Optional.of(first), strict);
  }

  private static ItemTrouble trouble(int item, int tries) {
    ItemId id = FakePhotoLibrary.item(item).id();
    return new ItemTrouble(id, "secret.jpg", "cut", tries, Instant.EPOCH);
  }

  @Test
  void aCompleteRunSaysSoFirstAndRaisesNoAlarm() {
    run.archived = 12;
    run.unavailable = 2;
    run.notes = List.of("took the page road for listing: lcxiM is refused");

    RunVerdict verdict = verdict(true);

    assertThat(verdict.isFailure()).isFalse();
    assertThat(verdict.headline())
        .isEqualTo("All 12 items that can be downloaded are archived, none missing.");
    assertThat(verdict.details())
        .contains(
            "Fetched 12 items (12 files, 12.0 kB) in 3.0 s.",
            "The site cannot hand out 2 items.",
            "Note: took the page road for listing: lcxiM is refused.");
  }

  @Test
  void failedItemsAreToldFirstWithTheirReasonsAndWithoutTheirNames() {
    run.archived = 7;
    run.failed = 3;
    run.reasons = List.of("it was cut", "no download began", "it was cut");

    RunVerdict verdict = verdict(false);

    assertThat(verdict.isFailure()).isFalse();
    assertThat(verdict.headline())
        .isEqualTo("3 items failed: it was cut (2 times); no download began. Archived: 7 items.");
    assertThat(verdict.text()).doesNotContain("secret");
  }

  @Test
  void failedItemsRaiseTheAlarmWhenAskedToOrWhenOneFailedInThreeRunsInARow() {
    run.failed = 1;
    run.reasons = List.of("it was cut");
    run.troubles = List.of(trouble(0, 2));

    assertThat(verdict(false).isFailure()).isFalse();
    assertThat(verdict(true).isFailure()).isTrue();

    run.troubles = List.of(trouble(0, 3), trouble(1, 9));
    assertThat(verdict(false).isFailure()).isTrue();
    assertThat(verdict(false).headline()).startsWith("1 item failed in 3 runs in a row: it was");
  }

  @Test
  void theTriesOfOneRunAreOneRun() {
    run.failed = 1;
    run.reasons = List.of("it was cut");
    run.troubles = List.of(trouble(0, 4));

    RunEnd end = RunEnd.of(run.report()).after(3);

    assertThat(RunVerdict.of(end, Optional.empty(), false).isFailure()).isFalse();
  }

  @Test
  void accountsAndFilesAreNotNamedToOthers() {
    RunFailure other =
        new RunFailure(Reason.OTHER_ACCOUNT, "another account", "a@example.org", "sign in");
    RunFailure folder = new RunFailure(Reason.USAGE, "no archive", "it has IMG_1.jpg", "fix");

    assertThat(RunVerdict.of(RunEnd.of(other), Optional.empty(), false).text())
        .doesNotContain("example.org")
        .contains("SIGNED OUT: another account", "Fix: sign in");
    assertThat(RunVerdict.of(RunEnd.of(folder), Optional.empty(), false).text())
        .doesNotContain("IMG_1");
  }

  @Test
  void aLostSignInAndAChangedSiteAreShouted() {
    RunFailure signedOut =
        new RunFailure(Reason.SIGNED_OUT, "you are signed out", "it asks", "run login");
    RunFailure changed = new RunFailure(Reason.SITE_CHANGED, "no list", "why", "fix");

    RunVerdict verdict = RunVerdict.of(RunEnd.of(signedOut), Optional.empty(), false);

    assertThat(verdict.isFailure()).isTrue();
    assertThat(verdict.headline()).isEqualTo("SIGNED OUT: you are signed out");
    assertThat(verdict.details()).contains("Why: it asks", "Fix: run login");
    assertThat(RunVerdict.of(RunEnd.of(changed), Optional.empty(), false).headline())
        .isEqualTo("SITE CHANGED: no list");
  }

  @Test
  void aRunThatBrokeOffSaysWhyBeforeWhatItDid() {
    run.archived = 5;
    run.failure = Optional.of(new RunFailure(Reason.DISK, "the disk is full", "0 left", "tidy"));

    assertThat(verdict(false).text())
        .startsWith(
            """
            FAILED: the disk is full
            Why: 0 left
            Fix: tidy
            Fetched 5 items (5 files, 5.0 kB) in 3.0 s.
            """);
  }

  @Test
  void aRunThatWasStoppedSaysThatItWas() {
    run.signal = Optional.of(ExitCode.TERMINATED);

    assertThat(verdict(false).headline()).isEqualTo("Stopped by a signal before the end.");
    assertThat(verdict(false).isFailure()).isTrue();
  }

  @Test
  void damageIsToldAlsoOfARunThatWentWell() {
    run.damaged = 2;

    assertThat(verdict(false).text()).contains("DAMAGED: 2 files");
  }
}
