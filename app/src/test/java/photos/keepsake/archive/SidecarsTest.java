package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.archive.FaultyFiles.Fault;
import photos.keepsake.archive.catalog.SidecarTable;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.Source;

class SidecarsTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final ArchiveSettings WITH = ArchiveTest.settings(true, AlbumView.NONE);

  @TempDir Path temp;
  private Archive archive;
  private Facts facts;

  @BeforeEach
  void open() {
    open(WITH);
  }

  private void open(ArchiveSettings settings) {
    archive = Archive.open(temp.resolve("photos"), settings);
    facts = new Facts(archive);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void eachFileOfAnItemGetsOneWhenItIsArchived() throws IOException {
    item("A1")
        .called("a.jpg")
        .taken("2024-05-01T20:38:00", "+03:00")
        .original("", TestPhotos.jpeg(1))
        .file(FileRole.EDITED, "", TestPhotos.jpeg(2))
        .admittedTo(archive);
    assertThat(names("2024/2024-05"))
        .containsExactly("a-edited.jpg", "a-edited.jpg.xmp", "a.jpg", "a.jpg.xmp");
    assertThat(Files.readString(sidecar("2024/2024-05/a.jpg")))
        .contains("<exif:DateTimeOriginal>2024-05-01T20:38+03:00</exif:DateTimeOriginal>");
    assertThat(update()).isEmpty();
    try (Stream<Path> tmp = Files.list(archive.root().resolve(".keepsake/tmp"))) {
      assertThat(tmp).isEmpty();
    }
  }

  @Test
  void oneIsRewrittenWhenWhatItTellsChangedAndOnlyThen() throws IOException {
    admit("A1", "a.jpg", 1);
    Path sidecar = sidecar("undated/a.jpg");
    Files.setLastModifiedTime(sidecar, FileTime.from(LONG_AGO));
    facts.sql("UPDATE item SET sidecar_due = 1");
    assertThat(update()).isEmpty();
    assertThat(Files.getLastModifiedTime(sidecar).toInstant()).isEqualTo(LONG_AGO);

    facts.describe("A1", "The old harbour");
    assertThat(update()).isEmpty();
    assertThat(Files.readString(sidecar)).contains("The old harbour");
    assertThat(Files.getLastModifiedTime(sidecar).toInstant()).isAfter(LONG_AGO);
    assertThat(archive.catalog().sidecars().dueAfter("", 10)).isEmpty();
  }

  @Test
  void albumsOfThePhotoAreToldByTheirTitles() throws IOException {
    item("A1")
        .called("a.jpg")
        .key("KeyOfThePhoto")
        .original("", TestPhotos.jpeg(1))
        .admittedTo(archive);
    facts.album("L1", "Trip");
    facts.album("L2", "");
    facts.add("L1", "A1");
    facts.add("L2", "A1");
    update();
    assertThat(Files.readString(sidecar("undated/a.jpg")))
        .contains("<rdf:li>Trip</rdf:li>", "Albums/Trip", "Albums|Trip", "KeyOfThePhoto");
    facts.takeOut("L1", "A1");
    update();
    assertThat(Files.readString(sidecar("undated/a.jpg"))).doesNotContain("Trip");
  }

  @Test
  void allThatTheCatalogKnowsOfAPhotoIsTold() throws IOException {
    admit("A1", "a.jpg", 1);
    facts.sql(
        "UPDATE item SET sidecar_due = 1, description = 'Hi', favourite = 1,"
            + " people = 'Zo\u00eb' || char(10) || 'Anna', latitude = -52.5, longitude = 4.25,"
            + " place = 'Somewhere', origin = 'mobile',"
            + " address = 'https://photos.google.com/photo/A1',"
            + " taken_local = '2024-05-01T20:38', taken_offset = 'Z', taken_precision = 'MINUTE'");
    assertThat(update()).isEmpty();
    assertThat(Files.readString(sidecar("undated/a.jpg")))
        .contains(">Hi<", "<keepsake:Favourite>True<", "<rdf:li>Anna<", "<rdf:li>Zo\u00eb<")
        .contains("GPSLatitude>52,30.000000S<", "GPSLongitude>4,15.000000E<", ">Somewhere<")
        .contains("Source>mobile<", ">https://photos.google.com/photo/A1<", ">2024-05-01T20:38Z<");
  }

  @Test
  void oneThatIsGoneIsMadeAgain() throws IOException {
    admit("A1", "a.jpg", 1);
    Files.delete(sidecar("undated/a.jpg"));
    assertThat(update()).isEmpty();
    assertThat(sidecar("undated/a.jpg")).exists();
  }

  @Test
  void oneThatAPowerCutEmptiedIsWrittenAgainWhenItIsDue() throws IOException {
    admit("A1", "a.jpg", 1);
    Files.write(sidecar("undated/a.jpg"), new byte[0]);
    facts.describe("A1", "again");
    assertThat(update()).isEmpty();
    assertThat(Files.readString(sidecar("undated/a.jpg"))).contains("again");
  }

  @Test
  void oneThatSomebodyChangedIsLeftAloneAndTold() throws IOException {
    admit("A1", "a.jpg", 1);
    admit("A2", "b.jpg", 2);
    Files.writeString(sidecar("undated/a.jpg"), "edited");
    Files.delete(sidecar("undated/b.jpg"));
    Files.createDirectory(sidecar("undated/b.jpg"));
    assertThat(update()).as("nothing to write").isEmpty();

    facts.describe("A1", "new");
    facts.describe("A2", "new");
    assertThat(update())
        .containsExactly("2 sidecars were left alone: somebody else made or changed them");
    assertThat(sidecar("undated/a.jpg")).hasContent("edited");
    assertThat(update()).as("told once").isEmpty();

    Files.delete(sidecar("undated/a.jpg"));
    assertThat(update()).isEmpty();
    assertThat(Files.readString(sidecar("undated/a.jpg"))).contains("new");
  }

  @Test
  void oneThatWasThereBeforeThePhotoIsLeftAlone() throws IOException {
    Files.createDirectories(archive.root().resolve("undated"));
    Files.writeString(sidecar("undated/a.jpg"), "mine");
    admit("A1", "a.jpg", 1);
    assertThat(sidecar("undated/a.jpg")).hasContent("mine");
    assertThat(update())
        .containsExactly("1 sidecar was left alone: somebody else made or changed it");
  }

  @Test
  void aLinkInItsPlaceIsNotFollowed() throws IOException {
    admit("A1", "a.jpg", 1);
    Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "");
    Files.delete(sidecar("undated/a.jpg"));
    Files.createSymbolicLink(sidecar("undated/a.jpg"), elsewhere);
    facts.describe("A1", "new");
    assertThat(update()).hasSize(1);
    assertThat(elsewhere).isEmptyFile();
    assertThat(sidecar("undated/a.jpg")).isSymbolicLink();
  }

  @Test
  void aPhotoThatIsCalledLikeASidecarStaysWhatItIs() throws IOException {
    admit("A1", "a.jpg", 1);
    Files.delete(sidecar("undated/a.jpg"));
    admit("A2", "a.jpg.xmp", 2);
    Path photo = sidecar("undated/a.jpg");
    assertThat(photo).hasBinaryContent(TestPhotos.jpeg(2));
    facts.describe("A1", "new");
    assertThat(update()).isEmpty();
    assertThat(photo).hasBinaryContent(TestPhotos.jpeg(2));
    assertThat(archive.root().resolve("undated/a.jpg.xmp.xmp")).exists();
  }

  @Test
  void itemsThatShareAFileShareItsSidecarAndThePersonsOwnWordsComeFirst() throws IOException {
    byte[] same = TestPhotos.jpeg(1);
    item("A1").called("theirs.jpg").from(Source.ALBUM).original("", same).admittedTo(archive);
    item("B2").called("mine.jpg").original("", same).admittedTo(archive);
    facts.describe("A1", "theirs");
    facts.describe("B2", "mine");
    assertThat(update()).isEmpty();
    assertThat(Files.readString(sidecar("undated/theirs.jpg")))
        .contains("mine", "<xmpMM:PreservedFileName>mine.jpg")
        .doesNotContain("theirs");
  }

  @Test
  void withoutSidecarsNoneIsWrittenAndTheyComeWhenTheyAreWanted() throws IOException {
    archive.close();
    open(ArchiveTest.SETTINGS);
    admit("A1", "a.jpg", 1);
    update();
    assertThat(names("undated")).containsExactly("a.jpg");
    archive.close();
    open(WITH);
    update();
    assertThat(names("undated")).containsExactly("a.jpg", "a.jpg.xmp");
  }

  @Test
  void aPhotoThatIsGoneGetsNone() throws IOException {
    admit("A1", "a.jpg", 1);
    Files.delete(archive.root().resolve("undated/a.jpg"));
    Files.delete(sidecar("undated/a.jpg"));
    facts.describe("A1", "new");
    assertThat(update()).isEmpty();
    assertThat(names("undated")).isEmpty();
  }

  @Test
  void aSidecarThatCannotBeWrittenFailsNoItemAndStaysDue() throws IOException {
    archive.close();
    Archive.FilesFactory refusing =
        staging ->
            new ForwardingFiles(new DiskFiles(staging)) {
              @Override
              public void place(Path staged, Path target) throws IOException {
                if (target.toString().endsWith(".xmp")) {
                  throw new IOException("injected");
                }
                super.place(staged, target);
              }
            };
    archive = Archive.open(temp.resolve("photos"), WITH, refusing);
    admit("A1", "a.jpg", 1);
    assertThat(archive.holds(new ItemId("A1"))).isTrue();
    assertThat(update())
        .containsExactly("1 sidecar was not written, the next run tries again; the log says why");
    archive.close();
    open(WITH);
    assertThat(update()).isEmpty();
    assertThat(sidecar("undated/a.jpg")).exists();
  }

  @Test
  void whatBecomesDueWhileItIsWrittenStaysDue() {
    admit("A1", "a.jpg", 1);
    SidecarTable table = archive.catalog().sidecars();
    ItemId item = new ItemId("A1");
    table.begin(List.of(item), photo -> Optional.empty());
    assertThat(table.dueAfter("", 10)).as("its run may die now").containsExactly(item);
    facts.sql("UPDATE item SET sidecar_due = 1 WHERE sidecar_due = 0");
    table.done(List.of(item));
    assertThat(table.dueAfter("", 10)).containsExactly(item);
    table.begin(List.of(item), photo -> Optional.empty());
    table.done(List.of(item));
    assertThat(table.dueAfter("", 10)).isEmpty();
  }

  @Test
  void oursAreNoUnknownFilesAndThoseOfOthersAre() throws IOException {
    admit("A1", "a.jpg", 1);
    admit("A2", "b.jpg", 2);
    Files.writeString(archive.root().resolve("undated/c.jpg.xmp"), "mine");
    Files.writeString(sidecar("undated/b.jpg"), "edited");
    Verification found = Verifier.of(archive, VerifyListener.NONE).verify();
    assertThat(found.isSound()).isTrue();
    assertThat(found.unknown()).containsExactlyInAnyOrder("undated/b.jpg.xmp", "undated/c.jpg.xmp");
  }

  /** Goal: a crash never makes our sidecar a stranger. Method: the process goes at each step. */
  @Test
  void aRunThatDiesWhileWritingIsMadeGoodByTheNext() throws IOException {
    admit("A1", "a.jpg", 1);
    admit("A2", "b.jpg", 2);
    int step = 0;
    boolean fired = true;
    while (fired) {
      step++;
      facts.describe("A1", "first " + step);
      facts.describe("A2", "second " + step);
      fired = dies(new Fault(step, Fault.Kind.GONE));
      // The facts change again before the next run.
      facts.describe("A1", "later " + step);
      assertThat(update()).as("step " + step).isEmpty();
      assertThat(Files.readString(sidecar("undated/a.jpg"))).contains("later " + step + "<");
      assertThat(Files.readString(sidecar("undated/b.jpg"))).contains("second " + step + "<");
      assertThat(Verifier.of(archive, VerifyListener.NONE).verify().unknown()).isEmpty();
    }
    assertThat(step).isGreaterThan(8);
  }

  private boolean dies(Fault fault) throws IOException {
    ArchiveFiles disk = new DiskFiles(archive.staging());
    try {
      new Sidecars(archive.folders(), new FaultyFiles(disk, fault), archive.catalog())
          .bringUpToDate(() -> false);
    } catch (FaultyFiles.ProcessGone e) {
      assertThat(fault.hasFired()).isTrue();
    }
    return fault.hasFired();
  }

  private void admit(String id, String name, int seed) {
    item(id).called(name).original("", TestPhotos.jpeg(seed)).admittedTo(archive);
  }

  private List<String> update() {
    return archive.bringUpToDate(() -> false);
  }

  private Path sidecar(String photo) {
    return archive.root().resolve(photo + ".xmp");
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(archive.root().resolve(folder))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
