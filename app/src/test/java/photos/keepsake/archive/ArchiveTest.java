package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static photos.keepsake.archive.FetchedItem.item;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.archive.catalog.ArchiveStatus;
import photos.keepsake.archive.catalog.RunCounts;
import photos.keepsake.archive.catalog.RunRecord;
import photos.keepsake.library.Account;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;

class ArchiveTest {
  static final Instant NOW = Instant.parse("2026-11-22T09:14:07.123Z");
  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  /** Without what is written beside the photos, which has tests of its own. */
  static final ArchiveSettings SETTINGS = settings(false, AlbumView.NONE);

  @TempDir Path temp;
  private Path root;
  private Archive archive;

  @BeforeEach
  void open() {
    root = temp.resolve("photos");
    archive = Archive.open(root, SETTINGS);
  }

  static ArchiveSettings settings(boolean sidecars, AlbumView albums) {
    return new ArchiveSettings(Layout.STANDARD, ZONE, 0, Clock.fixed(NOW, ZONE), sidecars, albums);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void admitKeepsEveryByteUnderTheNameAndMonthOfThePhoto() throws IOException {
    byte[] bytes = TestPhotos.jpeg(1);
    List<ArchivedFile> files =
        item("A1")
            .called("IMG_1.jpg")
            .taken("2024-05-01T20:38:00", "+03:00")
            .original("IMG_1.jpg", bytes)
            .admittedTo(archive);

    assertThat(files).hasSize(1);
    ArchivedFile file = files.get(0);
    assertThat(file.relativePath()).isEqualTo("2024/2024-05/IMG_1.jpg");
    assertThat(file.path())
        .isEqualTo(root.resolve("2024/2024-05/IMG_1.jpg"))
        .hasBinaryContent(bytes);
    assertThat(file.type()).isEqualTo("image/jpeg");
    assertThat(file.sizeBytes()).isEqualTo(bytes.length);
    assertThat(file.added()).isTrue();
    assertThat(Files.getLastModifiedTime(file.path()).toInstant())
        .isEqualTo(Instant.parse("2024-05-01T17:38:00Z"));
    assertThat(archive.holds(new ItemId("A1"))).isTrue();
    assertThat(staging()).isEmpty();
  }

  @Test
  void hashesAreThoseOfTheBytes() throws IOException {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    Fingerprint read = Fingerprint.read(new ByteArrayInputStream(abc));
    assertThat(read.sha1()).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
    assertThat(read.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    byte[] photo = TestPhotos.jpeg(1);
    ArchivedFile file = item("A1").original("a.jpg", photo).admittedTo(archive).get(0);
    assertThat(file.sha256()).isEqualTo(Fingerprint.read(new ByteArrayInputStream(photo)).sha256());
  }

  @Test
  void whatWasAdmittedIsStillHeldByTheNextRun() {
    item("A1").original("a.jpg", TestPhotos.jpeg(1)).admittedTo(archive);
    reopen();
    assertThat(archive.holds(new ItemId("A1"))).isTrue();
    assertThat(archive.holds(new ItemId("A2"))).isFalse();
  }

  @Test
  void whatTheSiteDoesNotSayComesFromTheExif() throws IOException {
    byte[] bytes = TestPhotos.jpegTaken("2019:12:31 23:30:15", "-05:00", 1);
    ArchivedFile file = item("A1").original("a.jpg", bytes).admittedTo(archive).get(0);

    assertThat(file.relativePath()).isEqualTo("2019/2019-12/a.jpg");
    assertThat(Files.getLastModifiedTime(file.path()).toInstant())
        .isEqualTo(Instant.parse("2020-01-01T04:30:15Z"));
  }

  @Test
  void aPhotoThatNobodyKnowsTheDateOfGoesToUndatedWithTheTimeOfArchiving() throws IOException {
    ArchivedFile file = item("A1").original("a.jpg", TestPhotos.jpeg(1)).admittedTo(archive).get(0);
    assertThat(file.relativePath()).isEqualTo("undated/a.jpg");
    assertThat(Files.getLastModifiedTime(file.path()).toInstant()).isEqualTo(NOW);
  }

  @Test
  void twoPhotosOfOneNameGetStableNumbersWhateverTheirCase() throws IOException {
    assertThat(paths(admit("A1", "IMG_1.jpg", 1))).containsExactly("2024/2024-05/IMG_1.jpg");
    assertThat(paths(admit("A2", "img_1.JPG", 2))).containsExactly("2024/2024-05/img_1 (2).JPG");
    reopen();
    assertThat(paths(admit("A3", "IMG_1.jpg", 3))).containsExactly("2024/2024-05/IMG_1 (3).jpg");
    assertThat(root.resolve("2024/2024-05/IMG_1.jpg")).hasBinaryContent(TestPhotos.jpeg(1));
    assertThat(root.resolve("2024/2024-05/img_1 (2).JPG")).hasBinaryContent(TestPhotos.jpeg(2));
  }

  @Test
  void namesThatDifferInUnicodeCompositionOnlyClash() {
    admit("A1", "\u00e9.jpg", 1);
    assertThat(paths(admit("A2", "E\u0301.jpg", 2))).containsExactly("2024/2024-05/\u00c9 (2).jpg");
  }

  @Test
  void aFileThatSomebodyElsePutThereIsNeverOverwritten() throws IOException {
    Path foreign = root.resolve("2024/2024-05/IMG_1.JPG");
    Files.createDirectories(foreign.getParent());
    Files.writeString(foreign, "mine");
    assertThat(paths(admit("A1", "img_1.jpg", 1))).containsExactly("2024/2024-05/img_1 (2).jpg");
    assertThat(foreign).hasContent("mine");
  }

  @Test
  void aFileThatAppearsAfterTheFolderWasListedIsNeverOverwritten() throws IOException {
    admit("A1", "a.jpg", 1);
    Path foreign = root.resolve("2024/2024-05/b.jpg");
    Files.writeString(foreign, "mine");
    assertThat(paths(admit("A2", "b.jpg", 2))).containsExactly("2024/2024-05/b (2).jpg");
    assertThat(foreign).hasContent("mine");
  }

  @Test
  void theNameOfALostFileStaysItsOwn() throws IOException {
    Files.delete(admit("A1", "a.jpg", 1).get(0).path());
    reopen();
    assertThat(paths(admit("A2", "a.jpg", 2))).containsExactly("2024/2024-05/a (2).jpg");
  }

  @Test
  void aLostFileComesBackWhereItWasEvenIfTheSiteCallsItOtherwiseNow() throws IOException {
    Path path = admit("A1", "a.jpg", 1).get(0).path();
    Files.delete(path);
    assertThat(archive.holds(new ItemId("A1"))).isFalse();

    List<ArchivedFile> again = admit("A1", "renamed.jpg", 1);
    assertThat(again.get(0).path()).isEqualTo(path).hasBinaryContent(TestPhotos.jpeg(1));
    assertThat(archive.holds(new ItemId("A1"))).isTrue();
  }

  @Test
  void aLostFileThatTheSiteGivesOutWithOtherBytesNowKeepsItsPlace() throws IOException {
    Path path = admit("A1", "a.jpg", 1).get(0).path();
    Files.delete(path);
    assertThat(admit("A1", "a.jpg", 7).get(0).path())
        .isEqualTo(path)
        .hasBinaryContent(TestPhotos.jpeg(7));
    assertThat(archive.holds(new ItemId("A1"))).isTrue();
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void anAlteredFileIsLeftAloneAndThePhotoComesBackBesideIt() throws IOException {
    Path path = admit("A1", "a.jpg", 1).get(0).path();
    Files.writeString(path, "cropped by somebody");
    assertThat(archive.holds(new ItemId("A1"))).isFalse();

    ArchivedFile again = admit("A1", "a.jpg", 1).get(0);
    assertThat(again.relativePath()).isEqualTo("2024/2024-05/a (2).jpg");
    assertThat(again.path()).hasBinaryContent(TestPhotos.jpeg(1));
    assertThat(path).hasContent("cropped by somebody");
    assertThat(archive.holds(new ItemId("A1"))).isTrue();
    assertThat(verify().isSound()).isTrue();
    assertThat(verify().unknown()).containsExactly("2024/2024-05/a.jpg");
  }

  @Test
  void aPhotoThatADeadRunLeftWithoutItsTimeGetsItWhenItIsTakenOver() throws IOException {
    Path orphan = root.resolve("2024/2024-05/a.jpg");
    Files.createDirectories(orphan.getParent());
    Files.write(orphan, TestPhotos.jpeg(1));
    ArchivedFile file = admit("A1", "a.jpg", 1).get(0);
    assertThat(file.path()).isEqualTo(orphan);
    assertThat(file.added()).isTrue();
    assertThat(Files.getLastModifiedTime(orphan).toInstant())
        .isEqualTo(Instant.parse("2024-05-01T18:38:00Z"));
  }

  @Test
  void theSameBytesUnderAnotherItemShareOneFile() throws IOException {
    ArchivedFile first = admit("A1", "a.jpg", 1).get(0);
    ArchivedFile second =
        item("A2")
            .called("other.jpg")
            .original("b.jpg", TestPhotos.jpeg(1))
            .admittedTo(archive)
            .get(0);

    assertThat(second.path()).isEqualTo(first.path());
    assertThat(second.added()).isFalse();
    assertThat(archive.holds(new ItemId("A2"))).isTrue();
    assertThat(photos()).containsExactly("2024/2024-05/a.jpg");
    assertThat(staging()).isEmpty();
  }

  @Test
  void newBytesAreNotDroppedForAnOldFileThatWasSilentlyAltered() throws IOException {
    Path old = admit("A1", "a.jpg", 1).get(0).path();
    byte[] rotten = TestPhotos.jpeg(1);
    rotten[100] ^= 1;
    Files.write(old, rotten);

    ArchivedFile fresh = admit("A2", "a.jpg", 1).get(0);
    assertThat(fresh.path()).isNotEqualTo(old).hasBinaryContent(TestPhotos.jpeg(1));
  }

  @Test
  void theEditedVersionStandsBesideItsOriginal() {
    List<ArchivedFile> files =
        item("A1")
            .called("a.jpg")
            .taken("2024-05-01T20:38:00", "")
            .original("a.jpg", TestPhotos.jpeg(1))
            .file(FileRole.EDITED, "a.jpg", TestPhotos.jpeg(2))
            .admittedTo(archive);
    assertThat(paths(files)).containsExactly("2024/2024-05/a.jpg", "2024/2024-05/a-edited.jpg");
    assertThat(files)
        .extracting(ArchivedFile::role)
        .containsExactly(FileRole.ORIGINAL, FileRole.EDITED);
  }

  @Test
  void anEditedVersionThatIsTheOriginalTakesNoSecondFile() throws IOException {
    List<ArchivedFile> files =
        item("A1")
            .called("a.jpg")
            .original("a.jpg", TestPhotos.jpeg(1))
            .file(FileRole.EDITED, "a.jpg", TestPhotos.jpeg(1))
            .admittedTo(archive);
    assertThat(files).extracting(ArchivedFile::added).containsExactly(true, false);
    assertThat(photos()).containsExactly("undated/a.jpg");
    assertThat(archive.holds(new ItemId("A1"))).isTrue();
  }

  @Test
  void aLivePhotoComesOutOfItsZipAsStillAndClipOfOneNameAndNumber() throws IOException {
    item("A0")
        .called("IMG_1.HEIC")
        .taken("2024-05-02T01:02:00", "")
        .original("", TestPhotos.heic(9))
        .admittedTo(archive);
    byte[] zip =
        TestPhotos.zip("x/IMG_7.MOV", TestPhotos.mov(1), "x/IMG_7_.HEIC", TestPhotos.heic(2));
    List<ArchivedFile> files =
        item("A1")
            .called("IMG_1.HEIC")
            .taken("2024-05-01T20:38:00", "")
            .original("photos.zip", zip)
            .admittedTo(archive);

    assertThat(paths(files))
        .containsExactly("2024/2024-05/IMG_1 (2).HEIC", "2024/2024-05/IMG_1 (2).MOV");
    assertThat(files)
        .extracting(ArchivedFile::role)
        .containsExactly(FileRole.ORIGINAL, FileRole.MOTION_CLIP);
    assertThat(files.get(0).path()).hasBinaryContent(TestPhotos.heic(2));
    assertThat(files.get(1).path()).hasBinaryContent(TestPhotos.mov(1));
    assertThat(staging()).isEmpty();
  }

  @Test
  void aFileThatIsNoPhotoFailsTheItemOnlyAndLeavesNothing() throws IOException {
    refused(item("A1").original("a.jpg", new byte[0]), "empty");
    refused(
        item("A2").original("a.jpg", "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8)), "page");
    refused(
        item("A5").original("a.jpg", "Error 429, slow down".getBytes(StandardCharsets.UTF_8)),
        "page");
    refused(
        item("A3").file(FileRole.ORIGINAL, "a.jpg", TestPhotos.jpeg(1), OptionalLong.of(9_999)),
        "9,999");
    refused(
        item("A4")
            .siteSize(50_000)
            .file(FileRole.ORIGINAL, "a.jpg", TestPhotos.jpeg(1), OptionalLong.empty()),
        "50,000");
    assertThat(photos()).isEmpty();
    assertThat(staging()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "download"})
  void aRawFileThatComesWithoutANameIsKnownByTheShownOne(String announced) {
    byte[] raw = TestPhotos.join(new byte[] {'I', 'I', 42, 0}, TestPhotos.noise(1));
    ArchivedFile file =
        item("A1").called("IMG_1.ARW").original(announced, raw).admittedTo(archive).get(0);
    assertThat(file.type()).isEqualTo("image/x-raw");
    assertThat(file.relativePath()).isEqualTo("undated/IMG_1.ARW");
  }

  private void refused(FetchedItem item, String reason) {
    assertThatThrownBy(() -> item.admittedTo(archive))
        .isInstanceOfSatisfying(
            ItemFailure.class,
            failure -> {
              assertThat(failure.reason()).contains(reason);
              assertThat(failure.isTemporary()).isTrue();
            });
  }

  @Test
  void aDownloadThatVanishedFailsTheItemOnly() throws IOException {
    FetchOutcome.Fetched fetched = item("A1").original("a.jpg", TestPhotos.jpeg(1)).in(archive);
    Files.delete(fetched.files().get(0).path());
    assertThatThrownBy(() -> archive.admit(fetched)).isInstanceOf(ItemFailure.class);
  }

  @Test
  void unavailableAndFailedItemsAreRememberedWithTheirTries() {
    FetchedItem video = item("A1").called("clip.mp4").taken("2024-05-01T20:38:00", "");
    archive.recordUnavailable(
        new FetchOutcome.Unavailable(video.ref(), video.info(), "the site is still processing it"));
    archive.recordFailed(item("A2").ref(), ItemFailure.temporary("it stalled", null));
    archive.recordFailed(item("A2").ref(), ItemFailure.lasting("it stalled again", null));

    ArchiveStatus status = status();
    assertThat(status.unavailableItems()).isEqualTo(1);
    assertThat(status.unavailable().get(0).name()).isEqualTo("clip.mp4");
    assertThat(status.failed().get(0).tries()).isEqualTo(2);
    assertThat(status.failed().get(0).reason()).isEqualTo("it stalled again");
    assertThat(archive.holds(new ItemId("A1"))).isFalse();

    item("A2").original("a.jpg", TestPhotos.jpeg(1)).admittedTo(archive);
    assertThat(status().failedItems()).isZero();
    assertThat(status().archivedItems()).isEqualTo(1);
  }

  @Test
  void aFailureDoesNotSpoilAnItemThatIsHeld() {
    admit("A1", "a.jpg", 1);
    archive.recordFailed(item("A1").ref(), ItemFailure.temporary("it stalled", null));
    assertThat(archive.holds(new ItemId("A1"))).isTrue();
  }

  @Test
  void theArchiveStaysOneAccounts() {
    archive.bindAccount(new Account(Optional.empty(), Optional.empty()));
    archive.bindAccount(new Account(Optional.of("Ann@example.org"), Optional.empty()));
    archive.bindAccount(new Account(Optional.of("ann@example.org"), Optional.empty()));
    archive.bindAccount(new Account(Optional.empty(), Optional.empty()));
    reopen();
    RunFailure failure =
        catchThrowableOfType(
            RunFailure.class,
            () ->
                archive.bindAccount(new Account(Optional.of("bob@example.org"), Optional.empty())));
    assertThat(failure.reason()).isEqualTo(RunFailure.Reason.OTHER_ACCOUNT);
    assertThat(status().accountKnown()).isTrue();
  }

  @Test
  void statusTellsItemsFilesAndRuns() {
    RunRecord run = archive.runStarted();
    ArchivedFile file = admit("A1", "a.jpg", 1).get(0);
    archive.runEnded(run, 3, new RunCounts(2, 1, 0, 0, 1, file.sizeBytes(), true));
    archive.runStarted();

    ArchiveStatus status = status();
    assertThat(status.files()).isEqualTo(1);
    assertThat(status.bytes()).isEqualTo(file.sizeBytes());
    assertThat(status.provenFiles()).isZero();
    assertThat(status.oldestTaken()).map(Object::toString).contains("2024-05-01T20:38");
    assertThat(status.lastRuns()).hasSize(2);
    assertThat(status.lastRuns().get(0).endedAt()).isEmpty();
    assertThat(status.lastRuns().get(1).exitCode()).hasValue(3);
    assertThat(status.lastRuns().get(1).counts().failed()).isEqualTo(1);
    assertThat(status.lastRuns().get(1).counts().whole()).isTrue();
    assertThat(status.lastRuns().get(0).counts().whole()).isFalse();
  }

  @Test
  void photosFollowTheUmaskAndOurFolderIsForTheOwnerAlone() throws IOException {
    Path probe = Files.createFile(temp.resolve("probe"));
    Path staged = Files.createDirectory(temp.resolve("folder"));
    FetchOutcome.Fetched fetched = item("A1").original("a.jpg", TestPhotos.jpeg(1)).in(archive);
    Files.setPosixFilePermissions(
        fetched.files().get(0).path(), PosixFilePermissions.fromString("rw-------"));
    Path photo = archive.admit(fetched).get(0).path();

    assertThat(Files.getPosixFilePermissions(photo))
        .isEqualTo(Files.getPosixFilePermissions(probe));
    assertThat(Files.getPosixFilePermissions(photo.getParent()))
        .isEqualTo(Files.getPosixFilePermissions(staged));
    assertThat(permissions(root.resolve(".keepsake"))).isEqualTo("rwx------");
    assertThat(permissions(root.resolve(".keepsake/catalog.db"))).isEqualTo("rw-------");
    assertThat(permissions(root.resolve(".keepsake/lock"))).isEqualTo("rw-------");
    assertThat(permissions(archive.logFolder())).isEqualTo("rwx------");
    assertThat(permissions(archive.debugFolder())).isEqualTo("rwx------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<ArchivedFile> admit(String id, String name, int seed) {
    return item(id)
        .called(name)
        .taken("2024-05-01T20:38:00", "")
        .original(name, TestPhotos.jpeg(seed))
        .admittedTo(archive);
  }

  private static List<String> paths(List<ArchivedFile> files) {
    return files.stream().map(ArchivedFile::relativePath).toList();
  }

  private Verification verify() {
    return Verifier.of(archive, VerifyListener.NONE).verify();
  }

  private ArchiveStatus status() {
    try (ArchiveReader reader = Archive.read(root, Clock.systemUTC())) {
      return reader.status();
    }
  }

  private List<String> photos() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(path -> !path.startsWith(".keepsake"))
          .sorted()
          .toList();
    }
  }

  private void reopen() {
    archive.close();
    archive = Archive.open(root, SETTINGS);
  }

  private List<Path> staging() throws IOException {
    try (Stream<Path> files = Files.list(archive.staging())) {
      return files.toList();
    }
  }
}
