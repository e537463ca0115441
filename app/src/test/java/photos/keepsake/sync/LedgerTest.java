package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;

class LedgerTest {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final ItemRef ITEM = FakePhotoLibrary.item(0);
  private static final ItemRef OTHER = FakePhotoLibrary.item(1);
  private static final ItemFailure STALL = ItemFailure.temporary("the download stalled", null);

  private final SetClock clock = new SetClock(TEN);
  private final Ledger ledger = new Ledger(RunListener.NONE, clock);

  @Test
  void itemWithoutAnEndDoesNotAddUp() {
    ledger.listed(2);
    ledger.already(ITEM);
    assertThatIllegalStateException()
        .isThrownBy(() -> ledger.close(false))
        .withMessage("the ledger does not add up: 2 items listed, 1 accounted for");
  }

  @Test
  void endWithoutAStartIsABug() {
    assertThatIllegalStateException().isThrownBy(() -> ledger.archived(ITEM, file(1, true)));
    assertThatIllegalStateException().isThrownBy(() -> ledger.unavailable(ITEM, "no", "a.jpg"));
    assertThatIllegalStateException().isThrownBy(() -> ledger.failed(ITEM, STALL, false));
  }

  @Test
  void secondEndOfOneItemIsABug() {
    ledger.listed(1);
    ledger.started(ITEM);
    ledger.archived(ITEM, file(1, true));
    assertThatIllegalStateException().isThrownBy(() -> ledger.archived(ITEM, file(1, true)));
  }

  @Test
  void secondStartOfAnItemUnderWayIsABug() {
    ledger.started(ITEM);
    assertThatIllegalStateException().isThrownBy(() -> ledger.started(ITEM));
  }

  @Test
  void itemToBeTriedAgainIsOpenUntilItEnds() {
    ledger.listed(1);
    ledger.started(ITEM);
    ledger.failed(ITEM, STALL, true);
    assertThat(ledger.board().toRetry()).isEqualTo(1);
    assertThat(ledger.board().open()).isEqualTo(1);
    assertThat(ledger.board().failed()).isZero();
    ledger.failed(ITEM, STALL, false);
    assertThat(ledger.board().toRetry()).isZero();
    assertThat(ledger.close(false).failed()).isEqualTo(1);
  }

  @Test
  void onlyWhatIsNewOnDiskIsCountedAsFilesAndBytes() {
    ledger.listed(2);
    ledger.started(ITEM);
    ledger.archived(ITEM, file(700, true));
    ledger.started(OTHER);
    ledger.archived(OTHER, file(900, false));
    RunSummary summary = ledger.close(false);
    assertThat(summary.archived()).isEqualTo(2);
    assertThat(summary.files()).isEqualTo(1);
    assertThat(summary.bytes()).isEqualTo(700);
  }

  @Test
  void boardNamesWhatIsUnderWayLongestFirst() {
    ledger.listed(2);
    ledger.started(OTHER);
    clock.now = TEN.plusSeconds(5);
    ledger.started(ITEM);
    assertThat(ledger.board().underWay())
        .containsExactly(
            new StatusBoard.UnderWay(OTHER, TEN),
            new StatusBoard.UnderWay(ITEM, TEN.plusSeconds(5)));
  }

  @Test
  void boardOnceTakenDoesNotChange() {
    StatusBoard before = ledger.board();
    ledger.listed(1);
    ledger.notTried(ITEM);
    assertThat(before.listed()).isZero();
    assertThat(ledger.board().ended()).isEqualTo(1);
  }

  @Test
  void runTakesNoNegativeTimeWhenTheClockIsSetBack() {
    ledger.begin();
    clock.now = TEN.plusSeconds(90);
    assertThat(ledger.close(false).took()).isEqualTo(Duration.ofSeconds(90));
    clock.now = TEN.minusSeconds(90);
    assertThat(ledger.close(false).took()).isEqualTo(Duration.ZERO);
  }

  @Test
  void listsOfProblemsAreBoundedAndCountsAreNot() {
    int many = RunSummary.PROBLEMS_MAX + 5;
    ledger.listed(many);
    for (int i = 0; i < many; i++) {
      ledger.started(FakePhotoLibrary.item(i));
      ledger.failed(FakePhotoLibrary.item(i), STALL, false);
    }
    RunSummary summary = ledger.close(false);
    assertThat(summary.failed()).isEqualTo(many);
    assertThat(summary.failedItems()).hasSize(RunSummary.PROBLEMS_MAX);
  }

  private static Admitted file(long sizeBytes, boolean added) {
    return new Admitted(
        List.of(
            new AdmittedFile(
                Path.of("/archive/a.jpg"),
                "a.jpg",
                FileRole.ORIGINAL,
                sizeBytes,
                "0".repeat(64),
                "image/jpeg",
                added)));
  }

  /** A clock that shows what it was set to. */
  private static final class SetClock extends Clock {
    private Instant now;

    SetClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
