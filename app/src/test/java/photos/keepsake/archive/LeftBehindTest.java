package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.KeptVersion;
import photos.keepsake.library.Page;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;

/** What an archive remembers for the next walk. */
class LeftBehindTest {
  private static final ItemFailure FAILURE = ItemFailure.temporary("it stalled", null);

  @TempDir Path temp;
  private final Clock clock = new TickingClock();
  private Archive archive;

  @BeforeEach
  void open() {
    archive =
        Archive.open(
            temp.resolve("photos"),
            new ArchiveSettings(
                ArchiveTest.SETTINGS.layout(),
                ArchiveTest.SETTINGS.zone(),
                0,
                clock,
                true,
                AlbumView.SYMLINKS));
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void itemsThatFailedOrWereUnavailableAreToldAsTheyWereListedTheLongestWaitingFirst() {
    ItemRef failed =
        item("A1")
            .taken("2024-05-06T07:08:09", "+02:00", TakenTime.Precision.SECOND)
            .uploadedAs(TestPhotos.jpeg(1))
            .ref();
    FetchedItem unavailable = item("A2").from(Source.ARCHIVE).taken("2024-05-06T07:08", "");
    FetchedItem partners = item("A3").from(Source.PARTNER);
    archive.recordFailed(failed, FAILURE);
    archive.recordUnavailable(
        new FetchOutcome.Unavailable(unavailable.ref(), unavailable.info(), "not ready"));
    archive.recordFailed(partners.ref(), FAILURE);
    assertThat(archive.memory().leftBehind(9))
        .containsExactly(failed, unavailable.ref(), partners.ref());
    assertThat(archive.memory().leftBehind(2)).hasSize(2);

    archive.recordFailed(failed, FAILURE);
    assertThat(ids(archive.memory().leftBehind(9))).containsExactly("A2", "A3", "A1");
  }

  @Test
  void whatAlbumsBringUpOrIsHeldByNowIsNotLeftBehind() {
    byte[] upload = TestPhotos.jpeg(1);
    archive.recordFailed(item("A1").uploadedAs(upload).ref(), FAILURE);
    archive.recordFailed(item("A2").from(Source.ALBUM).ref(), FAILURE);
    archive.recordFailed(item("A3").ref(), FAILURE);
    item("B1").uploadedAs(upload).original("a.jpg", upload).admittedTo(archive);
    item("A3").original("b.jpg", TestPhotos.jpeg(3)).admittedTo(archive);
    assertThat(archive.memory().leftBehind(9)).isEmpty();
  }

  @Test
  void whatSomebodyElseSharesOfItDoesNotEndTheWaitOfThePersonsOwn() {
    byte[] upload = TestPhotos.jpeg(1);
    item("B1")
        .from(Source.ALBUM)
        .kept(KeptVersion.OF_ANOTHER_PERSON)
        .uploadedAs(upload)
        .original("a.jpg", TestPhotos.jpeg(2))
        .admittedTo(archive);
    archive.recordFailed(item("A1").uploadedAs(upload).ref(), FAILURE);
    assertThat(ids(archive.memory().leftBehind(9))).containsExactly("A1");
    assertThat(archive.status().failedItems()).isEqualTo(1);
  }

  @Test
  void theLastFullWalkIsRemembered() {
    assertThat(archive.memory().fullWalkAt()).isEmpty();
    assertThat(archive.memory().hasItems()).isFalse();
    archive.memory().fullWalkDone(ArchiveTest.NOW);
    assertThat(archive.memory().fullWalkAt()).contains(ArchiveTest.NOW);
    archive.recordFailed(item("A1").ref(), FAILURE);
    assertThat(archive.memory().hasItems()).isTrue();
  }

  @Test
  void whatTheLastFullWalkDidNotMeetIsGone() {
    archive.recordFailed(item("A1").ref(), FAILURE);
    archive.recordFailed(item("A2").ref(), FAILURE);
    Instant begun = ArchiveTest.NOW.plusSeconds(60);
    while (clock.instant().isBefore(begun)) {
      assertThat(archive.memory().leftBehind(9)).hasSize(2);
    }
    archive.listed(new Page(List.of(item("A2").ref()), Optional.empty()));
    archive.memory().fullWalkDone(begun);

    assertThat(ids(archive.memory().leftBehind(9))).containsExactly("A2");
  }

  private static List<String> ids(List<ItemRef> items) {
    return items.stream().map(item -> item.id().value()).toList();
  }

  /** A second later each time. */
  private static final class TickingClock extends Clock {
    private Instant next = ArchiveTest.NOW;

    @Override
    public Instant instant() {
      Instant now = next;
      next = next.plus(Duration.ofSeconds(1));
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
