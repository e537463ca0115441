package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.FakePhotoLibrary.Behaviour;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Source;

@Timeout(60)
class SyncRunTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path staging;
  private final FakeArchiveStore archive = new FakeArchiveStore();
  private final WitnessListener witness = new WitnessListener();

  @Test
  void archivesEveryItemOnceAndAccountsForIt() {
    FakePhotoLibrary library = library(35);
    RunSummary summary = run(library, SyncOptions.everything(3));
    assertThat(summary.listed()).isEqualTo(35);
    assertThat(summary.archived()).isEqualTo(35);
    assertThat(summary.files()).isEqualTo(35);
    assertThat(summary.bytes()).isGreaterThan(35 * 10);
    assertThat(summary.listingComplete()).isTrue();
    assertThat(summary.interrupted()).isFalse();
    assertThat(summary.took()).isEqualTo(Duration.ZERO);
    assertThat(library.fetches()).isEqualTo(35);
    assertThat(library.isClosed()).isFalse();
  }

  @Test
  void emptyLibraryIsCompleteAtOnce() {
    RunSummary summary = run(library(0), SyncOptions.everything(2));
    assertThat(summary.listed()).isZero();
    assertThat(summary.listingComplete()).isTrue();
  }

  @Test
  void secondRunFetchesNothing() {
    run(library(12), SyncOptions.everything(2));
    FakePhotoLibrary library = library(12);
    WitnessListener later = new WitnessListener();
    new SyncRun(library, archive.reopened(), SyncOptions.everything(2), later, CLOCK).run();
    assertThat(later.verify().already()).isEqualTo(12);
    assertThat(library.fetches()).isZero();
  }

  @Test
  void itemShownInTwoListsIsOneItem() {
    List<ItemRef> items = new ArrayList<>(FakePhotoLibrary.items(5));
    ItemRef first = items.get(0);
    items.add(new ItemRef(first.id(), Source.ARCHIVE, first.kind(), first.takenTime()));
    RunSummary summary =
        run(new FakePhotoLibrary(staging, items).pageSize(2), SyncOptions.everything(2));
    assertThat(summary.listed()).isEqualTo(5);
    assertThat(summary.archived()).isEqualTo(5);
  }

  @Test
  void unavailableItemIsNoFailureAndKeepsItsReason() {
    ItemRef video = FakePhotoLibrary.item(4);
    RunSummary summary =
        run(library(9).behave(video, Behaviour.UNAVAILABLE), SyncOptions.everything(2));
    assertThat(summary.archived()).isEqualTo(8);
    assertThat(summary.failed()).isZero();
    assertThat(summary.unavailableItems())
        .containsExactly(
            new ItemProblem(video, "item-4.jpg", "the video is still being processed"));
    assertThat(archive.unavailable).containsOnlyKeys(video.id());
  }

  @Test
  void whatTheSiteTurnedDownLatelyIsCountedAndNotAskedForAgain() {
    ItemRef video = FakePhotoLibrary.item(4);
    archive.turnedDown.put(video.id(), "still processed");
    FakePhotoLibrary library = library(9);
    RunSummary summary = run(library, SyncOptions.everything(2));
    assertThat(summary.archived()).isEqualTo(8);
    assertThat(summary.unavailableItems())
        .containsExactly(new ItemProblem(video, "item-4.jpg", "still processed"));
    assertThat(library.fetches(video)).isZero();
    assertThat(archive.unavailable).isEmpty();
  }

  @Test
  void theSecondKeyOfAPhotoIsFetchedAtTheEndWhereTheFirstBroughtNoOriginal() {
    ItemRef first = keyed("first", Source.LIBRARY);
    ItemRef second = keyed("second", Source.LIBRARY);
    ItemRef inAlbum = keyed("in-album", Source.ALBUM);
    List<ItemRef> items = new ArrayList<>(List.of(first, second, inAlbum));
    items.addAll(FakePhotoLibrary.items(3));
    List<ItemRef> order = Collections.synchronizedList(new ArrayList<>());
    FakePhotoLibrary library = new FakePhotoLibrary(staging, items).onFetch(order::add);
    RunSummary summary = run(library, SyncOptions.everything(2));
    assertThat(summary.archived()).isEqualTo(5);
    assertThat(order).hasSize(5).endsWith(second).doesNotContain(inAlbum);
  }

  @Test
  void theSecondKeyOfAPhotoIsNotFetchedWhereTheArchiveHoldsItsOriginal() {
    ItemRef second = keyed("second", Source.LIBRARY);
    archive.held.add(second.id());
    FakePhotoLibrary library =
        new FakePhotoLibrary(staging, List.of(keyed("first", Source.LIBRARY), second));
    RunSummary summary = run(library, SyncOptions.everything(2));
    assertThat(summary.listed()).isEqualTo(1);
    assertThat(library.fetches(second)).isZero();
  }

  private static ItemRef keyed(String id, Source source) {
    return new ItemRef(
        new ItemId(id),
        source,
        ItemKind.PHOTO,
        Optional.empty(),
        Optional.of(new DedupKey("one-photo")));
  }

  @Test
  void aListIsLeftWhereAllIsHeldAndNotWhereItRepeatsWhatIsNewInThisRun() {
    List<ItemRef> items = new ArrayList<>(FakePhotoLibrary.items(2));
    for (ItemRef item : FakePhotoLibrary.items(2)) {
      items.add(new ItemRef(item.id(), Source.ARCHIVE, item.kind(), item.takenTime()));
    }
    items.addAll(FakePhotoLibrary.items(10).subList(2, 10));
    archive.held.add(FakePhotoLibrary.item(4).id());
    archive.held.add(FakePhotoLibrary.item(5).id());
    RunSummary summary =
        run(new FakePhotoLibrary(staging, items).pageSize(2).leavable(), SyncOptions.everything(2));
    assertThat(archive.admitted)
        .as("behind the repeated page, and on the last one")
        .containsKeys(
            FakePhotoLibrary.item(2).id(),
            FakePhotoLibrary.item(3).id(),
            FakePhotoLibrary.item(8).id())
        .as("between the held page and the last one")
        .doesNotContainKey(FakePhotoLibrary.item(6).id());
    assertThat(summary.already()).isEqualTo(2);
  }

  @Test
  void everyPageIsToldToTheArchiveWithWhatStoodInOneBefore() {
    List<ItemRef> items = new ArrayList<>(FakePhotoLibrary.items(3));
    items.add(items.get(0));
    run(new FakePhotoLibrary(staging, items).pageSize(2), SyncOptions.everything(2));
    assertThat(archive.listed).containsExactlyElementsOf(items);
  }

  @Test
  void temporaryFailureIsTriedOnceMoreAtTheEnd() {
    ItemRef item = FakePhotoLibrary.item(2);
    List<ItemRef> order = Collections.synchronizedList(new ArrayList<>());
    FakePhotoLibrary library = library(20).behave(item, Behaviour.FAILS_ONCE).onFetch(order::add);
    RunSummary summary = run(library, SyncOptions.everything(3));
    assertThat(summary.archived()).isEqualTo(20);
    assertThat(order).hasSize(21).endsWith(item);
    assertThat(archive.failed).isEmpty();
  }

  @Test
  void itemThatFailsTwiceIsRecordedAsFailed() {
    ItemRef item = FakePhotoLibrary.item(2);
    FakePhotoLibrary library = library(6).behave(item, Behaviour.FAILS_TEMPORARILY);
    RunSummary summary = run(library, SyncOptions.everything(2));
    assertThat(summary.archived()).isEqualTo(5);
    assertThat(summary.failedItems())
        .containsExactly(new ItemProblem(item, "", "the download stalled"));
    assertThat(archive.failed).containsOnlyKeys(item.id());
    assertThat(library.fetches(item)).isEqualTo(2);
  }

  @Test
  void lastingFailureIsNotTriedAgain() {
    ItemRef item = FakePhotoLibrary.item(2);
    FakePhotoLibrary library = library(6).behave(item, Behaviour.FAILS_FOR_GOOD);
    RunSummary summary = run(library, SyncOptions.everything(2));
    assertThat(summary.failed()).isEqualTo(1);
    assertThat(library.fetches(item)).isEqualTo(1);
  }

  @Test
  void fileThatTheArchiveRefusesCountsAsAFailedFetchAndIsFetchedAgain() {
    ItemRef item = FakePhotoLibrary.item(1);
    archive.onAdmit = fetched -> refuseFirst(fetched, item);
    FakePhotoLibrary library = library(4);
    RunSummary summary = run(library, SyncOptions.everything(1));
    assertThat(summary.archived()).isEqualTo(4);
    assertThat(library.fetches(item)).isEqualTo(2);
  }

  @Test
  void onlyAsManyTemporaryFailuresAreTriedAgainAsTheRunRemembers() {
    int failing = Settler.RETRIES_MAX + 10;
    // A good item between the bad ones, so that they are no streak.
    FakePhotoLibrary library = library(2 * failing);
    for (int i = 0; i < failing; i++) {
      library.behave(FakePhotoLibrary.item(2 * i), Behaviour.FAILS_ONCE);
    }
    RunSummary summary = run(library, SyncOptions.everything(1));
    assertThat(summary.failed()).isEqualTo(10);
    assertThat(summary.archived()).isEqualTo(2 * failing - 10);
  }

  @Test
  void limitCountsWhatWasArchivedAndNotWhatWasThereOrCouldNotBeHad() {
    archive.held.add(FakePhotoLibrary.item(0).id());
    FakePhotoLibrary library =
        library(60)
            .behave(FakePhotoLibrary.item(1), Behaviour.UNAVAILABLE)
            .behave(FakePhotoLibrary.item(2), Behaviour.FAILS_FOR_GOOD);
    RunSummary summary = run(library, limited(5));
    assertThat(summary.archived()).isEqualTo(5);
    assertThat(summary.already()).isEqualTo(1);
    assertThat(summary.unavailable()).isEqualTo(1);
    assertThat(summary.failed()).isEqualTo(1);
    assertThat(library.fetches()).isEqualTo(7);
    assertThat(summary.listingComplete()).as("listing stops with the limit").isFalse();
    assertThat(summary.listed()).isEqualTo(10);
    assertThat(summary.interrupted()).isFalse();
  }

  @Test
  void limitAboveWhatIsThereChangesNothing() {
    RunSummary summary = run(library(15), limited(100));
    assertThat(summary.archived()).isEqualTo(15);
    assertThat(summary.listingComplete()).isTrue();
  }

  @Test
  void stallIsNoFailureWhenAllThatWereAskedForCameWithoutTheItem() {
    FakePhotoLibrary library = library(30).behave(FakePhotoLibrary.item(0), Behaviour.FAILS_ONCE);
    RunSummary summary = run(library, limited(5));
    assertThat(summary.archived()).isEqualTo(5);
    assertThat(summary.failed()).isZero();
    assertThat(witness.state(FakePhotoLibrary.item(0)))
        .as("no slot was left for its second try")
        .isEqualTo(WitnessListener.State.NOT_TRIED);
    assertThat(archive.failed).isEmpty();
  }

  @Test
  void secondTriesTakeWhatTheLimitLeaves() {
    FakePhotoLibrary library = library(3).behave(FakePhotoLibrary.item(0), Behaviour.FAILS_ONCE);
    RunSummary summary = run(library, limited(3));
    assertThat(summary.archived()).isEqualTo(3);
    assertThat(summary.failed()).isZero();
  }

  @Test
  void dryRunTellsWhatWouldComeAndFetchesNothing() {
    archive.held.add(FakePhotoLibrary.item(3).id());
    List<String> planned = Collections.synchronizedList(new ArrayList<>());
    witness.onEvent = event -> keepPlanned(planned, event);
    FakePhotoLibrary library = library(12);
    SyncOptions dry =
        new SyncOptions(3, OptionalInt.empty(), Optional.empty(), Optional.empty(), true);
    RunSummary summary = run(library, dry);
    assertThat(library.fetches()).isZero();
    assertThat(summary.already()).isEqualTo(1);
    assertThat(summary.notTried()).isEqualTo(11);
    assertThat(summary.planned()).isEqualTo(11);
    assertThat(summary.listingComplete()).isTrue();
    assertThat(planned).hasSize(11);
  }

  @Test
  void dryRunRespectsTheLimit() {
    List<String> planned = Collections.synchronizedList(new ArrayList<>());
    witness.onEvent = event -> keepPlanned(planned, event);
    SyncOptions dry =
        new SyncOptions(3, OptionalInt.of(4), Optional.empty(), Optional.empty(), true);
    RunSummary summary = run(library(40), dry);
    assertThat(planned).hasSize(4);
    assertThat(summary.planned()).isEqualTo(4);
    assertThat(summary.notTried()).isGreaterThan(4);
  }

  @Test
  void onlyItemsOfTheDaysAskedForAreFetched() {
    SyncOptions days =
        new SyncOptions(
            2,
            OptionalInt.empty(),
            Optional.of(LocalDate.of(2024, 12, 26)),
            Optional.of(LocalDate.of(2024, 12, 29)),
            false);
    RunSummary summary = run(library(20), days);
    assertThat(summary.archived()).isEqualTo(4);
    assertThat(summary.outOfRange()).isEqualTo(16);
    assertThat(archive.admitted)
        .containsOnlyKeys(
            FakePhotoLibrary.item(2).id(),
            FakePhotoLibrary.item(3).id(),
            FakePhotoLibrary.item(4).id(),
            FakePhotoLibrary.item(5).id());
  }

  @Test
  void asManyThreadsFetchAtTheSameTimeAsAskedFor() {
    // Each fetch waits for three others: with fewer than four threads this never ends.
    CyclicBarrier barrier = new CyclicBarrier(4);
    FakePhotoLibrary library = library(4).pageSize(4).onFetch(item -> meet(barrier));
    RunSummary summary = run(library, SyncOptions.everything(4));
    assertThat(summary.archived()).isEqualTo(4);
    assertThat(library.mostFetching()).isEqualTo(4);
  }

  @Test
  void fetchingBeginsBeforeTheListingHasEnded() {
    SyncRun[] run = new SyncRun[1];
    FakePhotoLibrary library = library(30).onList(page -> awaitArchived(run[0], 10 * page));
    run[0] = new SyncRun(library, archive, SyncOptions.everything(2), witness, CLOCK);
    run[0].run();
    assertThat(witness.verify().archived()).isEqualTo(30);
  }

  @Test
  void boardShowsWhatIsUnderWay() {
    List<StatusBoard> boards = new ArrayList<>();
    SyncRun[] run = new SyncRun[1];
    FakePhotoLibrary library = library(3).onFetch(item -> boards.add(run[0].board()));
    run[0] = new SyncRun(library, archive, SyncOptions.everything(1), witness, CLOCK);
    run[0].run();
    StatusBoard last = boards.get(2);
    assertThat(last.archived()).isEqualTo(2);
    assertThat(last.open()).isEqualTo(1);
    assertThat(last.startedAt()).isEqualTo(CLOCK.instant());
    assertThat(last.underWay())
        .containsExactly(new StatusBoard.UnderWay(FakePhotoLibrary.item(2), CLOCK.instant()));
    assertThat(run[0].board().open()).isZero();
    assertThat(run[0].board().listingEnded()).isTrue();
  }

  @Test
  void runsOnce() {
    SyncRun run = new SyncRun(library(1), archive, SyncOptions.everything(1), witness, CLOCK);
    run.run();
    assertThatThrownBy(run::run).isInstanceOf(IllegalStateException.class);
  }

  private FakePhotoLibrary library(int count) {
    return new FakePhotoLibrary(staging, FakePhotoLibrary.items(count));
  }

  private RunSummary run(FakePhotoLibrary library, SyncOptions options) {
    RunSummary summary = new SyncRun(library, archive, options, witness, CLOCK).run();
    assertThat(witness.verify()).isEqualTo(summary);
    return summary;
  }

  private static SyncOptions limited(int limit) {
    return new SyncOptions(3, OptionalInt.of(limit), Optional.empty(), Optional.empty(), false);
  }

  private static void keepPlanned(List<String> planned, String event) {
    if (event.startsWith("PLANNED")) {
      planned.add(event);
    }
  }

  private void refuseFirst(FetchOutcome.Fetched fetched, ItemRef item) {
    boolean first = fetched.files().get(0).path().endsWith("download-2");
    if (fetched.item().equals(item) && first) {
      throw ItemFailure.temporary("the file is shorter than announced", null);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitArchived(SyncRun run, int archived) {
    while (run.board().archived() < archived) {
      Thread.onSpinWait();
    }
  }
}
