package photos.keepsake.archive.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;

class CatalogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:14:07.123Z");
  private static final ItemId ID = new ItemId("A1");

  @TempDir Path temp;
  private Catalog catalog;

  @BeforeEach
  void open() {
    catalog = Catalog.open(temp.resolve("catalog.db"), temp);
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void anItemRemembersItsFilesInTheirOrder() {
    FileLink still = new FileLink(FileRole.ORIGINAL, "IMG_1.HEIC", file("b/still.heic", "s1"));
    FileLink clip = new FileLink(FileRole.MOTION_CLIP, "x.MOV", file("b/clip.mov", "s2"));
    catalog.archived(item("IMG_1"), List.of(still, clip), List.of(), NOW);
    assertThat(catalog.filesOf(ID)).containsExactly(still, clip);
    assertThat(catalog.filesOfArchived(ID)).containsExactly(still, clip);

    catalog.archived(item("IMG_1"), List.of(clip), List.of(), NOW);
    assertThat(catalog.filesOf(ID)).containsExactly(clip);
    assertThat(catalog.filesWithSha256("s1")).containsExactly(still.file());
    assertThat(catalog.itemsWith("b/still.heic")).isZero();

    catalog.notArchived(item("IMG_1"), ItemState.FAILED, "it stalled", NOW);
    assertThat(catalog.filesOf(ID)).containsExactly(clip);
    assertThat(catalog.filesOfArchived(ID)).isEmpty();
  }

  @Test
  void whatWasKnownIsNotForgottenWhenALaterTryKnowsLess() {
    catalog.notArchived(item("IMG_1"), ItemState.FAILED, "it stalled", NOW);
    ItemRow less =
        new ItemRow(ID, Source.LIBRARY, ItemKind.PHOTO, "", Optional.empty(), Optional.empty());
    catalog.notArchived(less, ItemState.FAILED, "it stalled again", NOW.plusSeconds(1));
    ItemTrouble trouble = catalog.status().failed().get(0);
    assertThat(trouble.name()).isEqualTo("IMG_1");
    assertThat(trouble.tries()).isEqualTo(2);
    assertThat(trouble.lastTryAt()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void aTransactionThatFailsLeavesNothing() {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    FileRow clash = new FileRow("A.JPG", "a.jpg", 1, "", "s2", "", NOW, NOW);
    List<FileLink> files = List.of(link("b.jpg", "s3"), new FileLink(FileRole.ORIGINAL, "", clash));
    ItemId other = new ItemId("A2");
    ItemRow item =
        new ItemRow(other, Source.LIBRARY, ItemKind.PHOTO, "", Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> catalog.archived(item, files, List.of(), NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThat(catalog.filesOfArchived(other)).isEmpty();
    assertThat(catalog.filesWithSha256("s3")).isEmpty();
    assertThat(catalog.status().files()).isEqualTo(1);
    assertThat(catalog.status().archivedItems()).isEqualTo(1);
  }

  @Test
  void aFileThatChangedIsNoLongerVerified() {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    catalog.verified(List.of(file("a.jpg", "s1")), NOW);
    assertThat(catalog.status().verifiedFiles()).isEqualTo(1);
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    assertThat(catalog.status().verifiedFiles()).isEqualTo(1);
    catalog.archived(item("x"), List.of(link("a.jpg", "s2")), List.of(), NOW);
    assertThat(catalog.status().verifiedFiles()).isZero();
    catalog.verified(List.of(file("a.jpg", "s1")), NOW);
    assertThat(catalog.status().verifiedFiles()).isZero();
  }

  @Test
  void aFileThatWasPutBackIsNoLongerVerified() {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    catalog.verified(List.of(file("a.jpg", "s1")), NOW);
    Instant later = NOW.plusSeconds(60);
    FileRow again = new FileRow("a.jpg", "a.jpg", 5, "sha1", "s1", "image/jpeg", later, later);
    FileLink link = new FileLink(FileRole.ORIGINAL, "", again);
    catalog.archived(item("x"), List.of(link), List.of(), later);
    assertThat(catalog.filesOf(ID)).containsExactly(link);
    assertThat(catalog.status().verifiedFiles()).isZero();
  }

  @Test
  void aFileThatIsNotTrueAnyMoreIsForgottenUnlessAnotherItemHasIt() {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1"), link("b.jpg", "s2")), List.of(), NOW);
    ItemRow other =
        new ItemRow(
            new ItemId("A2"),
            Source.LIBRARY,
            ItemKind.PHOTO,
            "",
            Optional.empty(),
            Optional.empty());
    catalog.archived(other, List.of(link("b.jpg", "s2")), List.of(), NOW);
    catalog.archived(item("x"), List.of(link("c.jpg", "s1")), List.of("a.jpg", "b.jpg"), NOW);
    assertThat(catalog.filesAfter("", 10))
        .extracting(FileRow::path)
        .containsExactly("b.jpg", "c.jpg");
  }

  @Test
  void filesComeInPagesOrderedByPath() {
    catalog.found(List.of(file("c", "3"), file("a", "1"), file("b", "2")));
    assertThat(catalog.filesAfter("", 2)).extracting(FileRow::path).containsExactly("a", "b");
    assertThat(catalog.filesAfter("b", 2)).extracting(FileRow::path).containsExactly("c");
    assertThat(catalog.filesAfter("c", 2)).isEmpty();
  }

  @Test
  void aReaderSeesWhatWasCommittedAndCanChangeNothing() {
    catalog.archived(item("x"), List.of(link("a.jpg", "s1")), List.of(), NOW);
    try (Catalog reader = Catalog.read(temp.resolve("catalog.db"), temp).orElseThrow()) {
      assertThat(reader.status().archivedItems()).isEqualTo(1);
      catalog.archived(item("x"), List.of(link("b.jpg", "s2")), List.of(), NOW);
      assertThat(reader.status().files()).isEqualTo(2);
      assertThatThrownBy(() -> reader.setMeta("a", "b")).isInstanceOf(RuntimeException.class);
    }
  }

  private static ItemRow item(String name) {
    TakenTime taken =
        new TakenTime(
            LocalDateTime.parse("2024-05-01T20:38"), Optional.empty(), TakenTime.Precision.MINUTE);
    return new ItemRow(
        ID, Source.LIBRARY, ItemKind.PHOTO, name, Optional.of(taken), Optional.of(NOW));
  }

  private static FileLink link(String path, String sha256) {
    return new FileLink(FileRole.ORIGINAL, "", file(path, sha256));
  }

  private static FileRow file(String path, String sha256) {
    return new FileRow(path, path, 5, "sha1", sha256, "image/jpeg", NOW, NOW);
  }
}
