package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static photos.keepsake.archive.FetchedItem.item;
import static photos.keepsake.archive.FetchedItem.keyOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import photos.keepsake.archive.catalog.Evidence;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.KeptVersion;

class ContradictionTest extends ArchiveCase {
  private static final byte[] UPLOAD = TestPhotos.jpeg(1);
  private static final byte[] OTHER = TestPhotos.jpeg(2);

  @Test
  void bytesThatAreNotTheUploadAreFetchedAgainAndKeptOnlyWhenTheyComeTwice() throws IOException {
    assertThat(refusal(keptOriginal().original("a.jpg", OTHER)))
        .isEqualTo(
            "what came is not what Google says it keeps: its SHA-1 is not that of the upload");
    try (Stream<Path> staging = Files.list(archive.staging())) {
      assertThat(staging).isEmpty();
    }
    keptOriginal().original("a.jpg", OTHER).admittedTo(archive);
    assertThat(evidence()).isEqualTo(Evidence.OTHER_SHA1);
    assertThat(archive.status().unproven()).hasSize(1);
  }

  @Test
  void aSecondFetchThatBringsTheUploadIsAProvenOriginal() {
    refusal(keptOriginal().original("a.jpg", OTHER));
    keptOriginal().original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(evidence()).isEqualTo(Evidence.of(Proof.ORIGINAL));
  }

  @Test
  void bytesThatDifferEachTimeAreNeverKept() {
    for (int seed = 2; seed < 6; seed++) {
      refusal(keptOriginal().original("a.jpg", TestPhotos.jpeg(seed)));
    }
  }

  @Test
  void whereMostFilesAreNotWhatTheSiteSaysTheyAreKeptUnprovenAtOnce() {
    for (int i = 0; i < 9; i++) {
      refusal(keptOriginal("B" + i).original("b.jpg", OTHER));
    }
    keptOriginal("C1").original("c.jpg", OTHER).admittedTo(archive);
    assertThat(archive.status().archivedItems()).isEqualTo(1);
    assertThat(archive.status().unproven()).hasSize(1);
  }

  @Test
  void fewContradictionsAmongManyOriginalsAreStillFetchedTwice() {
    for (int i = 0; i < 20; i++) {
      keptOriginal("A" + i).original("a.jpg", UPLOAD).admittedTo(archive);
    }
    for (int i = 0; i < 12; i++) {
      refusal(keptOriginal("B" + i).original("b.jpg", OTHER));
    }
  }

  @Test
  void allFilesOfTheItemMustComeTwice() {
    byte[] clip = TestPhotos.mov(7);
    refusal(keptOriginal().original("a.jpg", OTHER));
    refusal(keptOriginal().original("a.jpg", OTHER).file(FileRole.MOTION_CLIP, "a.mov", clip));
    keptOriginal()
        .original("a.jpg", OTHER)
        .file(FileRole.MOTION_CLIP, "a.mov", clip)
        .admittedTo(archive);
  }

  @Test
  void whereNoHashIsTrustedASingleFileOfAnotherSizeContradicts() {
    FetchedItem changed = item("A1").key(keyOf(UPLOAD) + ":19132b1192b").kept(KeptVersion.ORIGINAL);
    assertThat(refusal(changed.siteSize(1_234).original("a.jpg", OTHER)))
        .endsWith("size 2,006, the site says 1,234");
    refusal(item("A2").kept(KeptVersion.ORIGINAL).siteSize(1_234).original("a.jpg", OTHER));
  }

  @Test
  void changedKeysAndItemsWithoutAHashDoNotContradictByHash() {
    keptOriginalUnder(keyOf(UPLOAD) + ":19132b1192b").admittedTo(archive);
    keptOriginalUnder("of-another-form").admittedTo(archive);
  }

  private static FetchedItem keptOriginalUnder(String key) {
    return item("A1").key(key).kept(KeptVersion.ORIGINAL).original("a.jpg", OTHER);
  }

  @Test
  void whatIsNotSaidToBeTheUploadNeedNotBeIt() {
    for (KeptVersion kept :
        new KeptVersion[] {
          KeptVersion.SMALLER, KeptVersion.OF_ANOTHER_PERSON, KeptVersion.UNKNOWN
        }) {
      item("A1")
          .uploadedAs(UPLOAD)
          .kept(kept)
          .siteSize(1_234)
          .original("a.jpg", OTHER)
          .admittedTo(archive);
    }
  }

  @Test
  void theHashOfTheUploadWinsOverASizeThatTheSiteTellsWrong() {
    keptOriginal().siteSize(1_234).original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(evidence()).isEqualTo(Evidence.of(Proof.ORIGINAL));
  }

  private static FetchedItem keptOriginal() {
    return keptOriginal("A1");
  }

  private static FetchedItem keptOriginal(String id) {
    return item(id).uploadedAs(UPLOAD).kept(KeptVersion.ORIGINAL);
  }

  private String refusal(FetchedItem item) {
    ItemFailure failure = catchThrowableOfType(ItemFailure.class, () -> item.admittedTo(archive));
    assertThat(failure.isTemporary()).isTrue();
    assertThat(failure.isDoubt()).isTrue();
    return failure.reason();
  }

  private Evidence evidence() {
    return archive.catalog().filesOf(new ItemId("A1")).get(0).evidence();
  }
}
