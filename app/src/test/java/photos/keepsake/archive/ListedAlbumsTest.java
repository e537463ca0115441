package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;
import static photos.keepsake.archive.FetchedItem.keyOf;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.Album;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.AlbumPart;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.Source;

class ListedAlbumsTest {
  private static final AlbumId ALBUM = new AlbumId("L1");
  private static final byte[] FIRST = TestPhotos.jpeg(1);
  private static final byte[] SECOND = TestPhotos.jpeg(2);

  @TempDir Path temp;
  private Archive archive;
  private CatalogView catalog;

  @BeforeEach
  void open() throws SQLException {
    archive = Archive.open(temp.resolve("photos"), ArchiveTest.SETTINGS);
    catalog = new CatalogView(archive);
    item("A1").uploadedAs(FIRST).original("a.jpg", FIRST).admittedTo(archive);
    item("A2").uploadedAs(SECOND).original("b.jpg", SECOND).admittedTo(archive);
    item("A3").original("c.jpg", TestPhotos.jpeg(3)).admittedTo(archive);
    catalog.nothingIsDue();
  }

  @AfterEach
  void close() throws SQLException {
    catalog.close();
    archive.close();
  }

  @Test
  void anAlbumKnowsItsPhotosByTheirKeysOrElseByTheirIds() throws SQLException {
    list("Alps", "s1", true, entry("B1", FIRST), item("A3").ref());
    assertThat(photos()).containsExactlyInAnyOrder(keyOf(FIRST), "A3");
    assertThat(catalog.due()).containsExactly("A1", "A3");
    assertThat(catalog.rows("SELECT id, title FROM album")).containsExactly("L1|Alps");
  }

  @Test
  void anAlbumHasItsStampOnceItWasListedToItsEnd() throws SQLException {
    list("Alps", "s1", false, entry("B1", FIRST));
    assertThat(archive.memory().albumStamp(ALBUM)).isEmpty();
    list("Alps", "s1", true, entry("B2", SECOND));
    assertThat(archive.memory().albumStamp(ALBUM)).contains("s1");
    assertThat(photos()).containsExactlyInAnyOrder(keyOf(FIRST), keyOf(SECOND));
  }

  @Test
  void aPhotoThatIsGoneFromTheAlbumIsDroppedAtItsEndByALaterWalk() throws SQLException {
    list("Alps", "s1", true, entry("B1", FIRST), entry("B2", SECOND));
    catalog.nothingIsDue();
    reopen();
    list("Alps", "s2", false, entry("B2", SECOND));
    assertThat(photos()).hasSize(2);
    assertThat(archive.memory().albumStamp(ALBUM)).contains("s1");
    list("Alps", "s2", true);
    assertThat(photos()).containsExactly(keyOf(SECOND));
    assertThat(catalog.due()).as("those whose albums changed").containsExactly("A1");
  }

  @Test
  void anAlbumThatIsNotWholeHasItsStampAndKeepsWhatWasNotTold() throws SQLException {
    list("Alps", "s1", true, entry("B1", FIRST), entry("B2", SECOND));
    reopen();
    Album album = new Album(ALBUM, "Alps", "s2");
    list(new AlbumPart(album, List.of(entry("B2", SECOND)), true, false));
    assertThat(photos()).hasSize(2);
    assertThat(archive.memory().albumStamp(ALBUM)).contains("s2");
  }

  @Test
  void aWalkIsNewerThanTheLastAlsoWhenTheClockStandsStill() throws SQLException {
    list("Alps", "s1", true, entry("B1", FIRST));
    String walk = catalog.rows("SELECT walk FROM album_photo").get(0);
    reopen();
    list("Alps", "s2", true, entry("B1", FIRST));
    assertThat(Long.parseLong(catalog.rows("SELECT walk FROM album_photo").get(0)))
        .isGreaterThan(Long.parseLong(walk));
  }

  @Test
  void aNewTitleConcernsEveryPhotoOfTheAlbum() throws SQLException {
    list("Alps", "s1", true, entry("B1", FIRST), item("A3").ref());
    catalog.nothingIsDue();
    list("Alps", "s2", true, entry("B1", FIRST), item("A3").ref());
    assertThat(catalog.due()).isEmpty();
    list("The Alps", "s3", false);
    assertThat(catalog.due()).containsExactly("A1", "A3");
    assertThat(catalog.rows("SELECT title FROM album")).containsExactly("The Alps");
  }

  @Test
  void anAlbumWithAPhotoThatNobodyTriesAgainIsWalkedAgain() {
    list("Alps", "s1", true, entry("B1", FIRST), entry("B9", TestPhotos.jpeg(9)));
    archive.memory().forgetUnfinishedAlbums();
    assertThat(archive.memory().albumStamp(ALBUM)).isEmpty();

    ItemRef fromAlbum = entry("B9", TestPhotos.jpeg(9));
    list("Alps", "s1", true, entry("B1", FIRST), fromAlbum);
    archive.recordFailed(fromAlbum, ItemFailure.temporary("it stalled", null));
    archive.memory().forgetUnfinishedAlbums();
    assertThat(archive.memory().albumStamp(ALBUM)).isEmpty();
  }

  @Test
  void anAlbumKeepsItsStampWhereAllIsArchivedOrTriedAgainAnyway() {
    byte[] failing = TestPhotos.jpeg(9);
    list("Alps", "s1", true, entry("B1", FIRST), item("A3").ref(), entry("B9", failing));
    archive.recordFailed(
        item("A9").uploadedAs(failing).ref(), ItemFailure.temporary("it stalled", null));
    archive.memory().forgetUnfinishedAlbums();
    assertThat(archive.memory().albumStamp(ALBUM)).contains("s1");
    assertThat(archive.memory().leftBehind(5))
        .extracting(ref -> ref.id().value())
        .containsExactly("A9");
  }

  @Test
  void whatTheSiteDoesNotHandOutNeedsNoWalkUntilTheNextFullOne() {
    ItemRef video = entry("B9", TestPhotos.jpeg(9));
    list("Alps", "s1", true, video);
    archive.recordUnavailable(
        new FetchOutcome.Unavailable(video, item("B9").info(), "still processed"));
    archive.memory().forgetUnfinishedAlbums();
    assertThat(archive.memory().albumStamp(ALBUM)).contains("s1");
  }

  private void reopen() throws SQLException {
    close();
    archive = Archive.open(temp.resolve("photos"), ArchiveTest.SETTINGS);
    catalog = new CatalogView(archive);
  }

  private static ItemRef entry(String id, byte[] uploaded) {
    return item(id).from(Source.ALBUM).uploadedAs(uploaded).ref();
  }

  private void list(String title, String stamp, boolean isLast, ItemRef... items) {
    list(new AlbumPart(new Album(ALBUM, title, stamp), List.of(items), isLast));
  }

  private void list(AlbumPart part) {
    archive.listed(new Page(part.items(), Optional.empty(), Optional.empty(), List.of(part)));
  }

  private List<String> photos() throws SQLException {
    return catalog.rows("SELECT photo FROM album_photo WHERE album = 'L1'");
  }
}
