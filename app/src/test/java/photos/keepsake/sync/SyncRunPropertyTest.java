package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.FakePhotoLibrary;
import photos.keepsake.library.FakePhotoLibrary.Behaviour;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.Source;

/**
 * Whatever a library, an archive and a person do, and whenever: each listed item has one end, the
 * counts add up, and what the run says is what is in the archive. Each seed is one life of an
 * archive, run after run until all is well.
 */
class SyncRunPropertyTest {
  private static final int SEEDS = 150;
  private static final Duration SHORT_GRACE = Duration.ofMillis(2);

  @TempDir private Path staging;

  @Test
  @Timeout(300)
  void ledgerAddsUpWhateverHappens() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try {
        new Life(seed).live();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 16})
  @Timeout(300)
  void thousandsOfItemsWithRandomDelaysAreEachArchivedOnce(int parallel) {
    Random delays = new Random(parallel);
    List<ItemRef> items = FakePhotoLibrary.items(2_000);
    FakePhotoLibrary library = new FakePhotoLibrary(staging, items).pageSize(37);
    library.onFetch(item -> pause(delays.nextInt(200)));
    library.onList(page -> pause(delays.nextInt(2_000)));
    for (int i = 0; i < items.size(); i += 17) {
      library.behave(items.get(i), Behaviour.FAILS_ONCE);
    }
    FakeArchiveStore archive = new FakeArchiveStore();
    WitnessListener witness = new WitnessListener();
    SyncOptions options = SyncOptions.everything(parallel);
    new SyncRun(library, archive, options, witness, Clock.systemUTC()).run();
    RunSummary summary = witness.verify();
    assertThat(summary.archived()).isEqualTo(2_000);
    assertThat(archive.admitted).hasSize(2_000);
    assertThat(library.mostFetching()).isLessThanOrEqualTo(parallel);
  }

  private static void pause(int micros) {
    LockSupport.parkNanos(1_000L * micros);
  }

  /** One archive, from its first run to the one that brings the rest. */
  private final class Life {
    private final Random random;
    private final List<ItemRef> items;
    private final List<Behaviour> behaviours = new ArrayList<>();
    private final int pageSize;
    private FakeArchiveStore archive = new FakeArchiveStore();

    Life(int seed) {
      random = new Random(seed);
      items = listedTwiceHereAndThere(random.nextInt(80));
      pageSize = 1 + random.nextInt(30);
      items.forEach(i -> behaviours.add(anyBehaviour()));
    }

    void live() {
      for (int run = 0; run < 3; run++) {
        archive = archive.reopened();
        troubledRun();
      }
      archive = archive.reopened();
      quietRun();
    }

    private void troubledRun() {
      FakePhotoLibrary library = library();
      SyncOptions options = anyOptions();
      WitnessListener witness = new WitnessListener();
      Duration grace = random.nextBoolean() ? SHORT_GRACE : SyncRun.GRACE;
      Optional<FileHook> none = Optional.empty();
      SyncRun run = new SyncRun(library, archive, options, witness, Clock.systemUTC(), none, grace);
      int trouble = random.nextInt(8);
      AtomicInteger countdown = new AtomicInteger(random.nextInt(60));
      switch (trouble) {
        case 0 -> witness.onEvent = event -> at(countdown, run::stop);
        case 1 -> library.onFetch(item -> at(countdown, SyncRunPropertyTest::lostNetwork));
        case 2 -> library.onList(page -> at(countdown, SyncRunPropertyTest::lostNetwork));
        case 3 -> archive.onAdmit = fetched -> at(countdown, SyncRunPropertyTest::fullDisk);
        case 4 -> archive.onHolds = id -> at(countdown, SyncRunPropertyTest::fullDisk);
        case 5 -> archive.onRecordFailed = i -> at(countdown, SyncRunPropertyTest::fullDisk);
        case 6 -> archive.onAdmit = fetched -> at(countdown, SyncRunPropertyTest::shortFile);
        default -> library.onFetch(pauses());
      }
      runAnyway(run);
      check(witness, options);
    }

    private void quietRun() {
      FakePhotoLibrary library = new FakePhotoLibrary(staging, items).pageSize(pageSize);
      WitnessListener witness = new WitnessListener();
      SyncOptions all = SyncOptions.everything(1 + random.nextInt(6));
      new SyncRun(library, archive, all, witness, Clock.systemUTC()).run();
      RunSummary summary = witness.verify();
      assertThat(summary.archived() + summary.already()).isEqualTo(summary.listed());
      assertThat(summary.listed()).isEqualTo(different());
      assertThat(summary.listingComplete()).isTrue();
    }

    private void check(WitnessListener witness, SyncOptions options) {
      RunSummary summary = witness.verify();
      assertThat(summary.archived()).isEqualTo(archive.admitted.size());
      assertThat(summary.files()).isEqualTo(archive.admitted.size());
      assertThat(summary.unavailable()).isEqualTo(archive.unavailable.size());
      if (options.limit().isPresent()) {
        assertThat(summary.archived()).isLessThanOrEqualTo(options.limit().getAsInt());
      }
      if (options.dryRun()) {
        assertThat(archive.admitted).isEmpty();
      }
      if (summary.listingComplete()) {
        assertThat(summary.listed()).isEqualTo(different());
      }
    }

    private FakePhotoLibrary library() {
      FakePhotoLibrary library = new FakePhotoLibrary(staging, items).pageSize(pageSize);
      for (int i = 0; i < items.size(); i++) {
        library.behave(items.get(i), behaviours.get(i));
      }
      return library;
    }

    private List<ItemRef> listedTwiceHereAndThere(int count) {
      List<ItemRef> list = new ArrayList<>(FakePhotoLibrary.items(count));
      for (ItemRef item : FakePhotoLibrary.items(count)) {
        if (random.nextInt(10) == 0) {
          list.add(new ItemRef(item.id(), Source.ARCHIVE, item.kind(), item.takenTime()));
        }
      }
      return Collections.unmodifiableList(list);
    }

    private long different() {
      return items.stream().map(ItemRef::id).distinct().count();
    }

    private Behaviour anyBehaviour() {
      return switch (random.nextInt(12)) {
        case 0 -> Behaviour.UNAVAILABLE;
        case 1 -> Behaviour.FAILS_ONCE;
        case 2 -> Behaviour.FAILS_TEMPORARILY;
        case 3 -> Behaviour.FAILS_FOR_GOOD;
        default -> Behaviour.FETCHED;
      };
    }

    private SyncOptions anyOptions() {
      LocalDate from = LocalDate.of(2024, 12, 31).minusDays(random.nextInt(80));
      return new SyncOptions(
          1 + random.nextInt(6),
          random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(40)) : OptionalInt.empty(),
          random.nextInt(4) == 0 ? Optional.of(from) : Optional.empty(),
          random.nextInt(4) == 0
              ? Optional.of(from.plusDays(random.nextInt(40)))
              : Optional.empty(),
          random.nextInt(10) == 0);
    }

    private Consumer<ItemRef> pauses() {
      Random delays = new Random(random.nextLong());
      return item -> pause(delays.nextInt(300));
    }
  }

  private static void runAnyway(SyncRun run) {
    try {
      run.run();
    } catch (RunFailure e) {
      // The trouble of this run; what it left behind is checked.
    }
  }

  private static void at(AtomicInteger countdown, Runnable trouble) {
    if (countdown.getAndDecrement() == 0) {
      trouble.run();
    }
  }

  private static void lostNetwork() {
    throw new RunFailure(RunFailure.Reason.TEMPORARY, "no answer", "no network", "try later");
  }

  private static void fullDisk() {
    throw new RunFailure(RunFailure.Reason.DISK, "cannot write", "disk full", "make room");
  }

  private static void shortFile() {
    throw ItemFailure.temporary("the file is shorter than announced", null);
  }
}
