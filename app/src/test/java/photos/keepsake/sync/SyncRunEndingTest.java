package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.FakePhotoLibrary.Behaviour;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** What ends a run early, and that nothing is lost or left behind by it. */
@Timeout(60)
class SyncRunEndingTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static final Duration NO_GRACE = Duration.ofMillis(1);
  private static final Duration ENDLESS_GRACE = Duration.ofDays(1);

  @TempDir private Path staging;
  private final FakeArchiveStore archive = new FakeArchiveStore();
  private final WitnessListener witness = new WitnessListener();

  @AfterEach
  void noThreadIsLeft() {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(t -> t.getName().startsWith("keepsake-")));
  }

  @Test
  void stopFinishesWhatIsUnderWayAndBeginsNothingNew() {
    FakePhotoLibrary library = library(100);
    SyncRun run = run(library, 2, ENDLESS_GRACE);
    witness.onEvent = stopAfter(7, run);
    RunSummary summary = run.run();
    assertThat(witness.verify()).isEqualTo(summary);
    assertThat(summary.interrupted()).isTrue();
    assertThat(summary.archived()).isBetween(7, 8);
    assertThat(library.fetches()).isEqualTo(summary.archived());
    assertThat(library.isClosed()).as("nothing had to be cut off").isFalse();
  }

  @Test
  void stopDropsWhatDoesNotFinishWithinTheGrace() {
    FakePhotoLibrary library = library(3).behave(FakePhotoLibrary.item(1), Behaviour.HANGS);
    SyncRun run = run(library, 1, NO_GRACE);
    witness.onEvent = stopAfter(1, run);
    RunSummary summary = run.run();
    assertThat(witness.verify()).isEqualTo(summary);
    assertThat(summary.archived()).isEqualTo(1);
    assertThat(summary.notTried()).isEqualTo(2);
    assertThat(summary.interrupted()).isTrue();
  }

  @Test
  void stopCutsOffAListingThatHangs() {
    FakePhotoLibrary library = library(30);
    SyncRun run = run(library, 2, NO_GRACE);
    library.onList(page -> stopAndWaitForClose(page, run, library));
    RunSummary summary = run.run();
    assertThat(witness.verify()).isEqualTo(summary);
    assertThat(summary.interrupted()).isTrue();
    assertThat(summary.listingComplete()).isFalse();
    assertThat(summary.listed()).isEqualTo(10);
  }

  @Test
  void stopBeforeTheRunLeavesTheLibraryAlone() {
    FakePhotoLibrary library = library(10);
    SyncRun run = run(library, 2, ENDLESS_GRACE);
    run.stop();
    assertThat(run.run().interrupted()).isTrue();
    assertThat(witness.verify().listed()).isZero();
  }

  @Test
  void stopAfterTheEndChangesNothing() {
    FakePhotoLibrary library = library(4);
    SyncRun run = run(library, 2, NO_GRACE);
    assertThat(run.run().interrupted()).isFalse();
    run.stop();
    assertThat(witness.verify().interrupted()).isFalse();
    assertThat(library.isClosed()).isFalse();
  }

  @Test
  void stopEndsTheWaitForTheLimit() {
    FakePhotoLibrary library = library(40).behave(FakePhotoLibrary.item(1), Behaviour.HANGS);
    SyncOptions two =
        new SyncOptions(2, OptionalInt.of(2), Optional.empty(), Optional.empty(), false);
    SyncRun run = new SyncRun(library, archive, two, witness, CLOCK, Optional.empty(), NO_GRACE);
    witness.onEvent = stopAfter(1, run);
    RunSummary summary = run.run();
    assertThat(witness.verify()).isEqualTo(summary);
    assertThat(summary.archived()).isEqualTo(1);
    assertThat(summary.interrupted()).isTrue();
  }

  @Test
  void interruptedCallerStopsTheRunAndStaysInterrupted() {
    Thread caller = Thread.currentThread();
    FakePhotoLibrary library =
        library(100).onFetch(item -> interruptAt(item, FakePhotoLibrary.item(95), caller));
    RunSummary summary = run(library, 1, ENDLESS_GRACE).run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(witness.verify()).isEqualTo(summary);
    assertThat(summary.interrupted()).isTrue();
  }

  @Test
  void failedItemThatLostItsSecondTryToAStopIsRecordedAsFailed() {
    ItemRef bad = FakePhotoLibrary.item(0);
    FakePhotoLibrary library = library(50).behave(bad, Behaviour.FAILS_ONCE);
    SyncRun run = run(library, 1, ENDLESS_GRACE);
    witness.onEvent = stopAfter(5, run);
    RunSummary summary = run.run();
    assertThat(witness.verify()).isEqualTo(summary);
    assertThat(summary.failed()).isEqualTo(1);
    assertThat(archive.failed).containsOnlyKeys(bad.id());
  }

  @Test
  void lostSignInEndsTheRunAndKeepsWhatWasArchived() {
    FakePhotoLibrary library = library(60).behave(FakePhotoLibrary.item(25), Behaviour.SIGNED_OUT);
    assertFails(run(library, 3, ENDLESS_GRACE), Reason.SIGNED_OUT);
    RunSummary summary = witness.verify();
    assertThat(summary.archived()).isEqualTo(archive.admitted.size()).isLessThan(60);
    assertThat(summary.failed()).isZero();
    assertThat(summary.interrupted()).isFalse();
  }

  @Test
  void failureOfTheRunCutsOffOtherThreadsThatHang() {
    FakePhotoLibrary library =
        library(2)
            .behave(FakePhotoLibrary.item(0), Behaviour.HANGS)
            .behave(FakePhotoLibrary.item(1), Behaviour.SIGNED_OUT);
    assertFails(run(library, 2, NO_GRACE), Reason.SIGNED_OUT);
    assertThat(witness.verify().notTried()).isEqualTo(2);
  }

  @Test
  void fullDiskEndsTheRun() {
    AtomicInteger admits = new AtomicInteger();
    archive.onAdmit = fetched -> failFrom(admits.incrementAndGet(), 5);
    assertFails(run(library(40), 1, ENDLESS_GRACE), Reason.DISK);
    assertThat(witness.verify().archived()).isEqualTo(4);
    assertThat(archive.failed).isEmpty();
  }

  @Test
  void archiveThatFailsWhileListingEndsTheRun() {
    AtomicInteger asked = new AtomicInteger();
    archive.onHolds = id -> failFrom(asked.incrementAndGet(), 15);
    assertFails(run(library(40), 2, ENDLESS_GRACE), Reason.DISK);
    RunSummary summary = witness.verify();
    assertThat(summary.listed()).isEqualTo(10);
    assertThat(summary.listingComplete()).isFalse();
  }

  @Test
  void archiveThatCannotEvenRecordAFailureEndsTheRunWithSoundCounts() {
    archive.onRecordFailed = item -> failFrom(1, 1);
    FakePhotoLibrary library =
        library(40)
            .behave(FakePhotoLibrary.item(0), Behaviour.FAILS_ONCE)
            .behave(FakePhotoLibrary.item(20), Behaviour.FAILS_FOR_GOOD);
    assertFails(run(library, 2, ENDLESS_GRACE), Reason.DISK);
    RunSummary summary = witness.verify();
    assertThat(summary.failed()).isEqualTo(1);
  }

  @Test
  void listingThatFailsInTheMiddleLosesNothingAndSaysSo() {
    FakePhotoLibrary library = library(50).onList(page -> failTemporarily(page, 3));
    assertFails(run(library, 2, ENDLESS_GRACE), Reason.TEMPORARY);
    RunSummary summary = witness.verify();
    assertThat(summary.listed()).isEqualTo(30);
    assertThat(summary.listingComplete()).isFalse();
    assertThat(summary.archived()).isEqualTo(archive.admitted.size());
    assertThat(summary.failed()).isZero();
  }

  @Test
  void listingThatGoesRoundInCirclesEndsTheRun() {
    List<ItemRef> same = Collections.nCopies(3_000, FakePhotoLibrary.item(0));
    FakePhotoLibrary library = new FakePhotoLibrary(staging, same).pageSize(2);
    assertFails(run(library, 1, ENDLESS_GRACE), Reason.SITE_CHANGED);
    assertThat(witness.verify().archived()).isLessThanOrEqualTo(1);
  }

  @Test
  void tooManyFailuresInARowEndTheRunAfterASignInCheck() {
    FakePhotoLibrary library = library(100);
    FakePhotoLibrary.items(100).forEach(i -> library.behave(i, Behaviour.FAILS_TEMPORARILY));
    assertFails(run(library, 3, ENDLESS_GRACE), Reason.TEMPORARY);
    assertThat(library.accountCalls()).isEqualTo(1);
    RunSummary summary = witness.verify();
    assertThat(summary.failed()).isBetween(30, 33);
    assertThat(archive.failed).hasSize(summary.failed());
    assertThat(library.fetches()).isEqualTo(summary.failed());
  }

  @Test
  void tooManyFailuresInARowBecauseOfALostSignInAreReportedAsThat() {
    FakePhotoLibrary library = library(100);
    FakePhotoLibrary.items(100).forEach(i -> library.behave(i, Behaviour.FAILS_FOR_GOOD));
    witness.onEvent = event -> signOutAt(event, "FAILED item-29", library);
    assertFails(run(library, 1, ENDLESS_GRACE), Reason.SIGNED_OUT);
    witness.verify();
  }

  @Test
  void oneGoodItemBreaksTheStreak() {
    FakePhotoLibrary library = library(90);
    FakePhotoLibrary.items(90).stream()
        .filter(i -> !i.equals(FakePhotoLibrary.item(29)) && !i.equals(FakePhotoLibrary.item(59)))
        .forEach(i -> library.behave(i, Behaviour.FAILS_FOR_GOOD));
    // The last 30 are a streak again.
    assertFails(run(library, 1, ENDLESS_GRACE), Reason.TEMPORARY);
    assertThat(witness.verify().failed()).isEqualTo(88);
  }

  @Test
  void itemsThatFailInEveryRunDoNotKeepTheOthersFromBeingArchived() {
    FakePhotoLibrary library = library(80);
    FakePhotoLibrary.items(40).forEach(i -> library.behave(i, Behaviour.FAILS_FOR_GOOD));
    FakePhotoLibrary.items(40).forEach(i -> archive.failedBefore.add(i.id()));
    RunSummary summary = run(library, 1, ENDLESS_GRACE).run();
    assertThat(witness.verify()).isEqualTo(summary);
    assertThat(summary.archived()).isEqualTo(40);
    assertThat(summary.failed()).isEqualTo(40);
  }

  @Test
  void secondTriesThatAllFailAreGivenUpWithoutFailingTheRun() {
    FakePhotoLibrary library = library(200);
    for (int i = 0; i < 200; i += 2) {
      library.behave(FakePhotoLibrary.item(i), Behaviour.FAILS_TEMPORARILY);
    }
    RunSummary summary = run(library, 1, ENDLESS_GRACE).run();
    assertThat(witness.verify()).isEqualTo(summary);
    assertThat(summary.failed()).isEqualTo(100);
    assertThat(library.fetches()).as("30 of 100 second tries").isEqualTo(230);
  }

  @Test
  void bugInAListenerEndsTheRunAndIsNotSwallowed() {
    IllegalStateException bug = new IllegalStateException("bug");
    witness.onEvent = event -> raiseAt(event, "ARCHIVED item-3", bug);
    assertThatThrownBy(() -> run(library(50), 2, ENDLESS_GRACE).run()).isSameAs(bug);
    assertThat(witness.verify().archived()).isEqualTo(archive.admitted.size());
  }

  @Test
  void bugInTheLibraryEndsTheRunAndIsNotSwallowed() {
    IllegalStateException bug = new IllegalStateException("bug");
    FakePhotoLibrary library = library(50).onFetch(item -> raiseAt("" + item.id(), "item-9", bug));
    assertThatThrownBy(() -> run(library, 2, ENDLESS_GRACE).run()).isSameAs(bug);
    witness.verify();
  }

  private FakePhotoLibrary library(int count) {
    return new FakePhotoLibrary(staging, FakePhotoLibrary.items(count));
  }

  private SyncRun run(FakePhotoLibrary library, int parallel, Duration grace) {
    SyncOptions options = SyncOptions.everything(parallel);
    return new SyncRun(library, archive, options, witness, CLOCK, Optional.empty(), grace);
  }

  private static void assertFails(SyncRun run, Reason reason) {
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(run::run)
        .satisfies(f -> assertThat(f.reason()).isEqualTo(reason));
  }

  private static Consumer<String> stopAfter(int archived, SyncRun run) {
    AtomicInteger seen = new AtomicInteger();
    return event -> {
      if (event.startsWith("ARCHIVED") && seen.incrementAndGet() == archived) {
        run.stop();
      }
    };
  }

  private static void stopAndWaitForClose(int page, SyncRun run, FakePhotoLibrary library) {
    if (page == 1) {
      run.stop();
      await().atMost(Duration.ofSeconds(30)).until(library::isClosed);
    }
  }

  private static void interruptAt(ItemRef item, ItemRef at, Thread thread) {
    if (item.equals(at)) {
      thread.interrupt();
    }
  }

  private static void signOutAt(String event, String at, FakePhotoLibrary library) {
    if (event.equals(at)) {
      library.signOut();
    }
  }

  private static void failFrom(int count, int first) {
    if (count >= first) {
      throw new RunFailure(Reason.DISK, "cannot write", "the disk is full", "make room");
    }
  }

  private static void failTemporarily(int page, int at) {
    if (page == at) {
      throw new RunFailure(Reason.TEMPORARY, "cannot list", "no network", "try later");
    }
  }

  private static void raiseAt(String event, String at, RuntimeException bug) {
    if (event.equals(at)) {
      throw bug;
    }
  }
}
