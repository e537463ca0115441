package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.archive.FaultyFiles.Fault;
import photos.keepsake.library.FileRole;

class AlbumViewsTest {
  @TempDir Path temp;
  private Archive archive;
  private Facts facts;

  @BeforeEach
  void fill() {
    open(AlbumView.SYMLINKS);
    admit("A1", "a.jpg", "2024-05-01T20:38:00", 1);
    admit("A2", "b.jpg", "2024-05-01T20:38:00", 2);
    admit("A3", "a.jpg", "2023-01-01T20:38:00", 3);
    facts.album("L1", "Trip");
    facts.add("L1", "A1");
    facts.add("L1", "A2");
  }

  private void open(AlbumView view) {
    open(view, DiskFiles::new);
  }

  private void open(AlbumView view, Archive.FilesFactory factory) {
    archive = Archive.open(temp.resolve("photos"), ArchiveTest.settings(false, view), factory);
    facts = new Facts(archive);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void anAlbumIsAFolderOfRelativeLinksToItsPhotos() throws IOException {
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums/Trip")).containsExactly("a.jpg", "b.jpg");
    assertThat(Files.readSymbolicLink(path("albums/Trip/a.jpg")))
        .isEqualTo(Path.of("../../2024/2024-05/a.jpg"));
    assertThat(path("albums/Trip/a.jpg")).hasBinaryContent(TestPhotos.jpeg(1));

    Path moved = Files.move(archive.root(), temp.resolve("moved"));
    assertThat(moved.resolve("albums/Trip/b.jpg")).hasBinaryContent(TestPhotos.jpeg(2));
    Files.move(moved, archive.root());
  }

  @Test
  void everyFileOfAPhotoIsThereAlsoOfOneThatIsKnownByItsDedupKey() throws IOException {
    item("A4")
        .called("c.jpg")
        .key("KeyOfThePhoto")
        .original("", TestPhotos.jpeg(4))
        .file(FileRole.EDITED, "", TestPhotos.jpeg(5))
        .admittedTo(archive);
    facts.add("L1", "A4");
    facts.sql("INSERT INTO album_photo (album, photo, walk) VALUES ('L1', 'never-fetched', 1)");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums/Trip")).containsExactly("a.jpg", "b.jpg", "c-edited.jpg", "c.jpg");
  }

  @Test
  void photosOfOneNameGetNumbersThatStay() throws IOException {
    facts.add("L1", "A3");
    archive.bringUpToDate(() -> false);
    assertThat(names("albums/Trip")).containsExactly("a (2).jpg", "a.jpg", "b.jpg");
    assertThat(path("albums/Trip/a.jpg")).hasBinaryContent(TestPhotos.jpeg(3));
    facts.takeOut("L1", "A3");
    archive.bringUpToDate(() -> false);
    assertThat(names("albums/Trip")).containsExactly("a (2).jpg", "b.jpg");
    assertThat(path("albums/Trip/a (2).jpg")).hasBinaryContent(TestPhotos.jpeg(1));
  }

  @Test
  void aPhotoThatLeftLosesItsLinkAndAnEmptyAlbumItsFolder() throws IOException {
    archive.bringUpToDate(() -> false);
    facts.takeOut("L1", "A1");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums/Trip")).containsExactly("b.jpg");
    facts.takeOut("L1", "A2");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(path("albums/Trip")).doesNotExist();
    assertThat(path("2024/2024-05/a.jpg")).exists();
    facts.add("L1", "A2");
    archive.bringUpToDate(() -> false);
    assertThat(names("albums/Trip")).containsExactly("b.jpg");
  }

  @Test
  void aLinkThatVanishedIsMadeAgain() throws IOException {
    archive.bringUpToDate(() -> false);
    Files.delete(path("albums/Trip/a.jpg"));
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums/Trip")).containsExactly("a.jpg", "b.jpg");
    ArchiveFolders.deleteTree(path("albums"));
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums/Trip")).containsExactly("a.jpg", "b.jpg");
  }

  @Test
  void nothingIsTouchedWhereNothingChanged() throws IOException {
    archive.bringUpToDate(() -> false);
    FileTime then = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(path("albums/Trip"), then);
    Files.setLastModifiedTime(path("albums"), then);
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(Files.getLastModifiedTime(path("albums/Trip"))).isEqualTo(then);
    assertThat(Files.getLastModifiedTime(path("albums"))).isEqualTo(then);
  }

  @Test
  void aRenamedAlbumMovesAndLeavesWhatIsNotOurs() throws IOException {
    archive.bringUpToDate(() -> false);
    facts.album("L1", "Voyage");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums")).containsExactly("Voyage");
    assertThat(names("albums/Voyage")).containsExactly("a.jpg", "b.jpg");

    Files.writeString(path("albums/Voyage/notes.txt"), "mine");
    facts.album("L1", "Trip");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums")).containsExactly("Trip", "Voyage");
    assertThat(names("albums/Voyage")).containsExactly("notes.txt");
  }

  @Test
  void twoAlbumsOfOneTitleAndAFolderOfSomebodyElseKeepApart() throws IOException {
    Files.createDirectories(path("albums/Trip"));
    Files.writeString(path("albums/Trip/mine.txt"), "mine");
    facts.album("L2", "trip");
    facts.add("L2", "A3");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums")).containsExactly("Trip", "Trip (2)", "trip (3)");
    assertThat(names("albums/Trip")).containsExactly("mine.txt");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums")).hasSize(3);
  }

  @Test
  void albumsWithoutATitleHaveNoFolder() {
    facts.album("L1", "");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(path("albums")).doesNotExist();
  }

  @Test
  void noTitleLeavesTheFolderOfTheAlbums() throws IOException {
    List<String> titles =
        List.of("..", "/etc", "../../x", "Tr\u00e8s \ud83c\udf0d loin...", "con", "x".repeat(300));
    for (int i = 0; i < titles.size(); i++) {
      facts.album("N" + i, titles.get(i));
      facts.add("N" + i, "A1");
    }
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums"))
        .containsExactlyInAnyOrder(
            "Trip",
            "N0",
            "_etc",
            "_.._x",
            "Tr\u00e8s \ud83c\udf0d loin",
            "_con",
            "x".repeat(SafeName.BYTES_MAX));
    assertThat(names(""))
        .containsExactlyInAnyOrder(".keepsake", "2023", "2024", "albums", "manifest.sha256");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums")).hasSize(7);
  }

  @Test
  void whatSomebodyPutInThePlaceOfALinkIsLeftAlone() throws IOException {
    archive.bringUpToDate(() -> false);
    Files.delete(path("albums/Trip/a.jpg"));
    Files.writeString(path("albums/Trip/a.jpg"), "mine");
    Files.delete(path("albums/Trip/b.jpg"));
    Files.createSymbolicLink(path("albums/Trip/b.jpg"), Path.of("elsewhere"));
    facts.takeOut("L1", "A1");
    facts.takeOut("L1", "A2");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(path("albums/Trip/a.jpg")).hasContent("mine");
    assertThat(path("albums/Trip/b.jpg")).isSymbolicLink();
    facts.add("L1", "A1");
    archive.bringUpToDate(() -> false);
    assertThat(names("albums/Trip")).containsExactly("a (2).jpg", "a.jpg", "b.jpg");
  }

  @Test
  void nothingIsWrittenThroughALinkToElsewhere() throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.createSymbolicLink(path("albums"), elsewhere);
    assertThat(archive.bringUpToDate(() -> false))
        .containsExactly(
            "albums are not shown as folders: albums is no folder; move it away to get them");
    Files.delete(path("albums"));
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();

    ArchiveFolders.deleteTree(path("albums/Trip"));
    Files.createSymbolicLink(path("albums/Trip"), elsewhere);
    Files.createSymbolicLink(elsewhere.resolve("a.jpg"), Path.of("../../2024/2024-05/a.jpg"));
    facts.takeOut("L1", "A1");
    assertThat(archive.bringUpToDate(() -> false))
        .containsExactly("1 album's folder was left alone: something else lies in its place");
    facts.album("L1", "Voyage");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums/Voyage")).containsExactly("b.jpg");
    assertThat(elsewhere.resolve("a.jpg")).isSymbolicLink();
    assertThat(path("albums/Trip")).isSymbolicLink();
  }

  @Test
  void hardLinksAreFurtherNamesOfTheFilesAndTakeThePlaceOfLinks() throws IOException {
    archive.bringUpToDate(() -> false);
    archive.close();
    open(AlbumView.HARDLINKS);
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    Path link = path("albums/Trip/a.jpg");
    assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(Files.isSameFile(link, path("2024/2024-05/a.jpg"))).isTrue();
    assertThat(unknown()).isEmpty();

    Files.delete(path("albums/Trip/b.jpg"));
    Files.write(path("albums/Trip/b.jpg"), TestPhotos.jpeg(2));
    facts.takeOut("L1", "A1");
    facts.takeOut("L1", "A2");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums/Trip")).as("a copy is not ours").containsExactly("b.jpg");
  }

  @Test
  void theLastNameOfAPhotoIsNeverRemoved() throws IOException {
    archive.close();
    open(AlbumView.HARDLINKS);
    archive.bringUpToDate(() -> false);
    Files.delete(path("2024/2024-05/a.jpg"));
    facts.takeOut("L1", "A1");
    archive.bringUpToDate(() -> false);
    assertThat(path("albums/Trip/a.jpg")).hasBinaryContent(TestPhotos.jpeg(1));
  }

  @Test
  void withoutViewsNothingIsMadeAndWhatIsThereStays() throws IOException {
    archive.bringUpToDate(() -> false);
    archive.close();
    open(AlbumView.NONE);
    facts.takeOut("L1", "A1");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(names("albums/Trip")).containsExactly("a.jpg", "b.jpg");
  }

  @Test
  void aDiskWithoutLinksGetsOneNote() {
    archive.close();
    open(
        AlbumView.SYMLINKS,
        staging ->
            new ForwardingFiles(new DiskFiles(staging)) {
              @Override
              public void makeSymlink(Path link, Path target) {
                throw new UnsupportedOperationException("no links here");
              }
            });
    facts.album("L2", "Other");
    facts.add("L2", "A3");
    assertThat(archive.bringUpToDate(() -> false))
        .containsExactly(
            "the folders in albums are not up to date: the disk takes no links or refused them"
                + " (no links here)");
    assertThat(unknown()).isEmpty();
  }

  @Test
  void ourLinksAreNoUnknownFilesAndThoseOfOthersAre() throws IOException {
    archive.bringUpToDate(() -> false);
    Files.createSymbolicLink(path("albums/Trip/mine"), Path.of("../../2024/2024-05/a.jpg"));
    assertThat(unknown()).containsExactly("albums/Trip/mine");
  }

  /** Goal: a crash is made good by the next run. Method: the process goes at each step. */
  @Test
  void aRunThatDiesAtAnyStepIsMadeGoodByTheNext() throws IOException {
    int step = 0;
    boolean fired = true;
    while (fired) {
      step++;
      boolean even = step % 2 == 0;
      facts.album("L1", even ? "Even" : "Odd");
      facts.sql("DELETE FROM album_photo");
      facts.add("L1", even ? "A1" : "A3");
      facts.add("L1", "A2");
      fired = dies(new Fault(step, Fault.Kind.GONE));
      assertThat(archive.bringUpToDate(() -> false)).as("step " + step).isEmpty();
      assertThat(names("albums")).as("step " + step).containsExactly(even ? "Even" : "Odd");
      assertThat(names("albums/" + (even ? "Even" : "Odd")))
          .as("step " + step)
          .containsExactly("a.jpg", "b.jpg");
      assertThat(unknown()).isEmpty();
    }
    assertThat(step).isGreaterThan(8);
  }

  private boolean dies(Fault fault) throws IOException {
    FaultyFiles files = new FaultyFiles(new DiskFiles(archive.staging()), fault);
    try {
      new AlbumViews(archive.folders(), files, archive.catalog().albumLinks(), AlbumView.SYMLINKS)
          .bringUpToDate(() -> false);
    } catch (FaultyFiles.ProcessGone e) {
      assertThat(fault.hasFired()).isTrue();
    }
    return fault.hasFired();
  }

  private List<String> unknown() {
    return Verifier.of(archive, VerifyListener.NONE).verify().unknown();
  }

  private void admit(String id, String name, String taken, int seed) {
    item(id).called(name).taken(taken, "").original("", TestPhotos.jpeg(seed)).admittedTo(archive);
  }

  private Path path(String relative) {
    return archive.root().resolve(relative);
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(path(folder))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
