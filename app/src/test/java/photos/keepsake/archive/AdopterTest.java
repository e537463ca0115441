package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.archive.catalog.FileLink;
import photos.keepsake.archive.catalog.FileRow;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Source;

class AdopterTest {
  private static final String A = "AF1QipA";
  private static final String B = "AF1QipB";

  @TempDir private Path root;

  private Archive open() {
    return Archive.openAmongOthers(root, ArchiveTest.SETTINGS);
  }

  private Path put(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  @Test
  void whatWasDownloadedIsTakenInAndNothingIsTouched() throws Exception {
    put(A + "/IMG_1.jpg", TestPhotos.jpeg(1));
    put(B + "/IMG_2.jpg", TestPhotos.jpeg(2));
    put(B + "/IMG_2_original.jpg", TestPhotos.jpeg(3));
    put("AF1QipHalf/IMG_3.jpg.crdownload", TestPhotos.jpeg(4));
    put("AF1QipEmpty/IMG_4.jpg", new byte[0]);
    put("tmp/guid", TestPhotos.jpeg(5));
    put("diary/mine.txt", new byte[] {1});
    put(".lastdone", new byte[] {2});
    Map<String, byte[]> before = files();

    try (Archive archive = open()) {
      assertThat(archive.itemFolders().adopt(() -> false, () -> {})).isEqualTo(2);
      assertThat(archive.itemFolders().adopt(() -> false, () -> {})).isZero();
      assertThat(archive.holds(new ItemId(A))).isTrue();
      assertThat(archive.catalog().filesOf(new ItemId(B)))
          .extracting(FileLink::role)
          .containsExactly(FileRole.ORIGINAL, FileRole.EDITED);
      assertThat(archive.itemFolders().knows(new ItemId("AF1QipHalf"))).isFalse();
      assertThat(archive.itemFolders().of(new ItemId("AF1QipHalf")).isDone()).isFalse();
      assertThat(archive.itemFolders().of(new ItemId("AF1QipEmpty")).isDone()).isFalse();
      assertThat(archive.status().archivedItems()).isEqualTo(2);
    }
    assertThat(files()).containsExactlyEntriesOf(before);
  }

  @Test
  void whatSystemsPutThereAndSidecarsAreNoItems() throws Exception {
    put(A + "/IMG_1.jpg", TestPhotos.jpeg(1));
    put(A + "/IMG_1.jpg.xmp", "<x:xmpmeta/>".getBytes(StandardCharsets.UTF_8));
    put(A + "/.DS_Store", new byte[] {1});
    put(B + "/Thumbs.db", new byte[] {1});
    put(B + "/@eaDir/IMG_1.jpg", TestPhotos.jpeg(2));
    try (Archive archive = open()) {
      assertThat(archive.itemFolders().adopt(() -> false, () -> {})).isEqualTo(1);
      assertThat(archive.catalog().filesOf(new ItemId(A)))
          .extracting(FileLink::originalName)
          .containsExactly("IMG_1.jpg");
      assertThat(archive.itemFolders().of(new ItemId(B)).isDone()).isFalse();
      assertThat(archive.itemFolders().of(new ItemId(B)).isEmpty()).isTrue();
    }
  }

  @Test
  void whatARunLeftThatDiedBetweenTwoFilesIsNeitherTakenInNorDone() throws Exception {
    put(A + "/IMG_1.jpg", TestPhotos.jpeg(1));
    try (Archive archive = open()) {
      archive.itemFolders().adopt(() -> false, () -> {});
      FileRow still = archive.catalog().filesOf(new ItemId(A)).get(0).file();
      put(B + "/IMG_2.jpg", TestPhotos.jpeg(1));
      String path = B + "/IMG_2.jpg";
      archive
          .catalog()
          .found(
              List.of(
                  new FileRow(
                      path,
                      SafeName.key(path),
                      still.sizeBytes(),
                      still.sha1(),
                      still.sha256(),
                      still.type(),
                      still.modifiedAt(),
                      still.archivedAt())));
      assertThat(archive.itemFolders().adopt(() -> false, () -> {})).isZero();
      assertThat(archive.itemFolders().of(new ItemId(B)).isDone()).isFalse();
      assertThat(archive.itemFolders().isEmptied(new ItemId(B))).isFalse();
    }
  }

  @Test
  void theSitesHashProvesThemLater() throws Exception {
    Path file = put(A + "/IMG_1.jpg", TestPhotos.jpeg(1));
    String sha1 = Fingerprint.of(Files.readAllBytes(file)).sha1();
    try (Archive archive = open()) {
      archive.itemFolders().adopt(() -> false, () -> {});
      ItemRef item =
          new ItemRef(
              new ItemId(A),
              Source.LIBRARY,
              ItemKind.PHOTO,
              Optional.empty(),
              Optional.of(DedupKey.of(Sha1.of(HexFormat.of().parseHex(sha1)))));
      archive.listed(new Page(List.of(item), Optional.empty()));
      assertThat(archive.catalog().proof(A + "/IMG_1.jpg")).isEqualTo(Proof.ORIGINAL);
      assertThat(archive.holds(item)).isTrue();
    }
  }

  @Test
  void whoStopsTakingOverGoesOnLater() throws Exception {
    put(A + "/IMG_1.jpg", TestPhotos.jpeg(1));
    try (Archive archive = open()) {
      assertThat(archive.itemFolders().adopt(() -> true, () -> {})).isZero();
      assertThat(archive.itemFolders().adopt(() -> false, () -> {})).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatWasEmptyBeforeIsToldFromOneThatADeadRunLeft() throws Exception {
    Path before = Files.createDirectories(root.resolve(A));
    Path after = Files.createDirectories(root.resolve(B));
    try (Archive archive = open()) {
      archive.itemFolders().adopt(() -> false, () -> {});
      Instant adopted = ArchiveTest.SETTINGS.clock().instant();
      Files.setLastModifiedTime(before, FileTime.from(adopted.minusSeconds(60)));
      Files.setLastModifiedTime(after, FileTime.from(adopted.plusSeconds(60)));
      assertThat(archive.itemFolders().isEmptied(new ItemId(A))).isTrue();
      assertThat(archive.itemFolders().isEmptied(new ItemId(B))).isFalse();
      assertThat(archive.itemFolders().isEmptied(new ItemId("AF1QipNone"))).isFalse();
    }
  }

  @Test
  void lastDoneIsReplacedAndTheFormerOneKept() throws Exception {
    put(".lastdone", "https://photos.google.com/photo/AF1QipA".getBytes(StandardCharsets.US_ASCII));
    try (Archive archive = open()) {
      LastDone lastDone = archive.itemFolders().lastDone();
      assertThat(lastDone.read()).isEqualTo(Optional.of(new ItemId(A)));
      lastDone.write(new ItemId("AF1QipX"));
      lastDone.write(new ItemId(B));
    }
    assertThat(root.resolve(".lastdone")).hasContent("https://photos.google.com/photo/AF1QipB");
    assertThat(root.resolve(".lastdone.bak")).hasContent("https://photos.google.com/photo/AF1QipA");
  }

  @Test
  void whateverElseIsInLastDoneIsNoItem() throws Exception {
    try (Archive archive = open()) {
      assertThat(archive.itemFolders().lastDone().read()).isEmpty();
      put(".lastdone", "nonsense".getBytes(StandardCharsets.US_ASCII));
      assertThat(archive.itemFolders().lastDone().read()).isEmpty();
    }
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(root.resolve(".keepsake"))) {
          files.put(root.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }
}
