package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;
import static photos.keepsake.archive.FetchedItem.keyOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photos.keepsake.archive.catalog.ArchiveStatus;
import photos.keepsake.archive.catalog.Evidence;
import photos.keepsake.archive.catalog.FileLink;
import photos.keepsake.archive.catalog.FileProof;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.KeptVersion;
import photos.keepsake.library.Page;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Source;
import photos.keepsake.library.Upload;

class ProofTest extends ArchiveCase {
  private static final byte[] UPLOAD = TestPhotos.jpeg(1);
  private static final byte[] OTHER = TestPhotos.jpeg(2);

  @Test
  void theBytesOfTheUploadAreAProvenOriginal() {
    item("A1").uploadedAs(UPLOAD).original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(evidence("A1")).containsExactly(Evidence.of(Proof.ORIGINAL));
    assertThat(archive.status().provenFiles()).isEqualTo(1);
  }

  @Test
  void whereNothingIsToldNothingIsClaimed() {
    item("A1").original("a.jpg", UPLOAD).admittedTo(archive);
    item("A2").key("of-another-form").original("b.jpg", OTHER).admittedTo(archive);
    assertThat(evidence("A1")).containsExactly(Evidence.NONE);
    assertThat(evidence("A2")).containsExactly(Evidence.NONE);
  }

  @Test
  void theHashBeforeTheColonOfAChangedKeyProves() {
    item("A1").key(keyOf(UPLOAD) + ":19132b1192b").original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(evidence("A1")).containsExactly(Evidence.of(Proof.ORIGINAL));
  }

  @Test
  void theSmallerVersionThatTheSiteKeepsIsProvenByItsSize() {
    item("A1")
        .uploadedAs(UPLOAD)
        .kept(KeptVersion.SMALLER)
        .siteSize(OTHER.length)
        .original("a.jpg", OTHER)
        .admittedTo(archive);
    assertThat(evidence("A1")).containsExactly(Evidence.of(Proof.STORED));
  }

  @Test
  void aSmallerVersionOfAnotherSizeIsNamed() {
    item("A1")
        .kept(KeptVersion.SMALLER)
        .siteSize(1_234)
        .original("a.jpg", OTHER)
        .admittedTo(archive);
    assertThat(evidence("A1"))
        .containsExactly(new Evidence(Proof.UNPROVEN, "size 2,006, the site says 1,234"));
    assertThat(archive.status().unproven().get(0).path()).isEqualTo("undated/a.jpg");
  }

  @Test
  void whatSomebodyElseLetsOthersHaveIsADerivativeUnlessItIsTheUpload() {
    item("A1")
        .uploadedAs(UPLOAD)
        .kept(KeptVersion.OF_ANOTHER_PERSON)
        .original("a.jpg", OTHER)
        .admittedTo(archive);
    assertThat(evidence("A1")).containsExactly(Evidence.of(Proof.DERIVATIVE));
    item("A2")
        .uploadedAs(UPLOAD)
        .kept(KeptVersion.OF_ANOTHER_PERSON)
        .original("b.jpg", UPLOAD)
        .admittedTo(archive);
    assertThat(evidence("A2")).containsExactly(Evidence.of(Proof.ORIGINAL));
  }

  @Test
  void theEditedVersionAndTheClipOfAnOriginalAreUnprovenWithoutReproach() {
    item("A1")
        .uploadedAs(UPLOAD)
        .kept(KeptVersion.ORIGINAL)
        .siteSize(UPLOAD.length)
        .original("a.jpg", UPLOAD)
        .file(FileRole.EDITED, "a.jpg", OTHER)
        .file(FileRole.MOTION_CLIP, "a.mov", TestPhotos.mov(3))
        .admittedTo(archive);
    assertThat(evidence("A1"))
        .containsExactly(Evidence.of(Proof.ORIGINAL), Evidence.NONE, Evidence.NONE);
    assertThat(archive.status().proofs())
        .containsEntry(Proof.ORIGINAL, 1L)
        .containsEntry(Proof.UNPROVEN, 2L)
        .containsEntry(Proof.STORED, 0L);
  }

  @Test
  void amongFilesAsServedTheHashTellsTheOriginalAndItComesFirst() {
    List<ArchivedFile> files =
        item("A1")
            .called("a.jpg")
            .uploadedAs(UPLOAD)
            .file(FileRole.AS_SERVED, "a.jpg", OTHER)
            .file(FileRole.AS_SERVED, "a.jpg", UPLOAD)
            .file(FileRole.AS_SERVED, "a.mov", TestPhotos.mov(3))
            .admittedTo(archive);
    assertThat(files)
        .extracting(ArchivedFile::role)
        .containsExactly(FileRole.ORIGINAL, FileRole.EDITED, FileRole.AS_SERVED);
    assertThat(files.get(0).relativePath()).isEqualTo("undated/a.jpg");
    assertThat(files.get(0).path()).hasBinaryContent(UPLOAD);
    assertThat(files.get(1).relativePath()).isEqualTo("undated/a-edited.jpg");
  }

  @Test
  void whatIsServedTwiceAsTheUploadIsOneFile() {
    List<ArchivedFile> files =
        item("A1")
            .uploadedAs(UPLOAD)
            .file(FileRole.AS_SERVED, "a.jpg", UPLOAD)
            .file(FileRole.AS_SERVED, "a.jpg", UPLOAD)
            .admittedTo(archive);
    assertThat(files).extracting(ArchivedFile::role).containsExactly(FileRole.ORIGINAL);
  }

  @Test
  void aFileOfSeveralItemsKeepsTheBestProof() {
    item("A1").uploadedAs(UPLOAD).original("a.jpg", UPLOAD).admittedTo(archive);
    item("A2").original("b.jpg", UPLOAD).admittedTo(archive);
    assertThat(evidence("A2")).containsExactly(Evidence.of(Proof.ORIGINAL));

    item("A3").original("c.jpg", OTHER).admittedTo(archive);
    item("A4").uploadedAs(OTHER).original("d.jpg", OTHER).admittedTo(archive);
    assertThat(evidence("A3")).containsExactly(Evidence.of(Proof.ORIGINAL));
  }

  @Test
  void aProofOutlivesTheLossOfItsFile() throws IOException {
    FetchedItem item = item("A1").uploadedAs(UPLOAD).original("a.jpg", UPLOAD);
    Files.delete(item.admittedTo(archive).get(0).path());
    item("A1").original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(evidence("A1")).containsExactly(Evidence.of(Proof.ORIGINAL));
  }

  @Test
  void thePhotoIsHeldUnderEveryIdThatHasItsKey() throws IOException {
    FetchedItem library = item("library").uploadedAs(UPLOAD).original("a.jpg", UPLOAD);
    Path file = library.admittedTo(archive).get(0).path();

    assertThat(archive.holds(item("album").uploadedAs(UPLOAD).ref())).isTrue();
    assertThat(archive.holds(item("album").ref())).isFalse();
    assertThat(archive.holds(item("album").uploadedAs(OTHER).ref())).isFalse();
    Files.delete(file);
    assertThat(archive.holds(item("album").uploadedAs(UPLOAD).ref())).isFalse();
  }

  @Test
  void whatSomebodyElseSharesDoesNotStandForThePersonsOwn() {
    item("shared")
        .from(Source.ALBUM)
        .uploadedAs(UPLOAD)
        .kept(KeptVersion.OF_ANOTHER_PERSON)
        .original("a.jpg", OTHER)
        .admittedTo(archive);
    assertThat(archive.holds(item("own").uploadedAs(UPLOAD).ref())).isFalse();
    assertThat(archive.holds(item("shared").uploadedAs(UPLOAD).ref())).isTrue();
    assertThat(archive.holds(item("again").from(Source.ALBUM).uploadedAs(UPLOAD).ref())).isTrue();
  }

  @Test
  void aListingProvesWhatCameWithoutAKey() {
    item("A1").file(FileRole.AS_SERVED, "a.jpg", UPLOAD).admittedTo(archive);
    list(item("A1").uploadedAs(UPLOAD).ref());

    FileLink file = files("A1").get(0);
    assertThat(file.role()).isEqualTo(FileRole.ORIGINAL);
    assertThat(file.evidence()).isEqualTo(Evidence.of(Proof.ORIGINAL));
    assertThat(archive.holds(item("album").uploadedAs(UPLOAD).ref())).isTrue();
  }

  @Test
  void aListingNamesWhatCameWithoutAKeyAndIsNotTheUpload() {
    item("A1").file(FileRole.AS_SERVED, "a.jpg", OTHER).admittedTo(archive);
    list(item("A1").uploadedAs(UPLOAD).ref());
    assertThat(files("A1").get(0).role()).isEqualTo(FileRole.AS_SERVED);
    assertThat(evidence("A1")).containsExactly(Evidence.OTHER_SHA1);
  }

  @Test
  void anotherKeyIsFollowed() {
    item("A1").key("of-another-form").original("a.jpg", UPLOAD).admittedTo(archive);
    list(item("A1").uploadedAs(UPLOAD).ref());
    assertThat(archive.holds(item("A1").uploadedAs(UPLOAD).ref())).isTrue();
    assertThat(archive.holds(item("album").uploadedAs(UPLOAD).ref())).isTrue();
    assertThat(archive.holds(item("album").key("of-another-form").ref())).isFalse();
    assertThat(evidence("A1")).containsExactly(Evidence.of(Proof.ORIGINAL));
  }

  @Test
  void anItemThatFailedIsNotMissedOnceThePhotoIsHeldUnderAnotherId() {
    ItemFailure failure = ItemFailure.temporary("it stalled", null);
    archive.recordFailed(item("album").uploadedAs(UPLOAD).ref(), failure);
    assertThat(archive.status().failedItems()).isEqualTo(1);
    item("library").uploadedAs(UPLOAD).original("a.jpg", UPLOAD).admittedTo(archive);

    assertThat(archive.status().failedItems()).isZero();
    assertThat(archive.status().failed()).isEmpty();
    archive.recordFailed(item("other").uploadedAs(UPLOAD).ref(), failure);
    assertThat(archive.status().failedItems()).isZero();
  }

  @Test
  void whatTheSiteKnowsByItsHashIsProvenAsLongAsItIsThatItemsFile() {
    item("A1").called("a.jpg").original("", UPLOAD).admittedTo(archive);
    item("A2").called("b.jpg").original("", OTHER).admittedTo(archive);
    FileProof first = archive.sha1s("", 1).get(0);
    FileProof second = archive.sha1s(first.path(), 5).get(0);
    assertThat(first.path()).isEqualTo("undated/a.jpg");
    assertThat(first.proof()).isEqualTo(Proof.UNPROVEN);
    assertThat(first.sha1().base64Url()).isEqualTo(keyOf(UPLOAD));
    assertThat(archive.sha1s(second.path(), 5)).isEmpty();

    archive.proven(
        List.of(
            new Upload(first.sha1(), new ItemId("A1"), Optional.empty()),
            new Upload(second.sha1(), new ItemId("A1"), Optional.empty())));
    assertThat(evidence("A1")).containsExactly(Evidence.of(Proof.ORIGINAL));
    assertThat(evidence("A2")).containsExactly(Evidence.NONE);
    ArchiveStatus status = archive.status();
    assertThat(status.proofs()).containsEntry(Proof.ORIGINAL, 1L);
  }

  @Test
  void theRawFileOfAPictureIsAnUploadOfItsOwn() {
    item("A1")
        .uploadedAs(UPLOAD)
        .rawTwin(OTHER)
        .original("a.jpg", UPLOAD)
        .file(FileRole.RAW_TWIN, "a.dng", OTHER)
        .admittedTo(archive);
    assertThat(evidence("A1"))
        .containsExactly(Evidence.of(Proof.ORIGINAL), Evidence.of(Proof.ORIGINAL));
  }

  @Test
  void theSiteMayNameTheItemByAnotherKeyOfTheSamePhoto() {
    item("A1").uploadedAs(UPLOAD).original("a.jpg", OTHER).admittedTo(archive);
    Sha1 sha1 = archive.sha1s("", 1).get(0).sha1();

    archive.proven(
        List.of(new Upload(sha1, new ItemId("B7"), Optional.of(new DedupKey(keyOf(UPLOAD))))));

    assertThat(evidence("A1")).containsExactly(Evidence.of(Proof.ORIGINAL));
  }

  private void list(ItemRef item) {
    archive.listed(new Page(List.of(item), Optional.empty()));
  }

  private List<FileLink> files(String id) {
    return archive.catalog().filesOf(new ItemId(id));
  }

  private List<Evidence> evidence(String id) {
    return files(id).stream().map(FileLink::evidence).toList();
  }
}
