package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import photos.keepsake.archive.catalog.FileLink;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;

/** A photo that somebody edits at the site after it was archived. */
class EditedAgainTest extends ArchiveCase {
  private static final byte[] UPLOAD = TestPhotos.jpeg(1);
  private static final byte[] EDITED = TestPhotos.jpeg(2);
  private static final byte[] EDITED_AGAIN = TestPhotos.jpeg(3);

  @Test
  void everyVersionStandsBesideTheOthersAndTheOriginalIsFirst() {
    photo().original("a.jpg", UPLOAD).admittedTo(archive);
    List<ArchivedFile> second =
        photo()
            .original("a.jpg", UPLOAD)
            .file(FileRole.AS_SERVED, "a.jpg", EDITED)
            .admittedTo(archive);
    List<ArchivedFile> third =
        photo().file(FileRole.AS_SERVED, "a.jpg", EDITED_AGAIN).admittedTo(archive);

    assertThat(second).extracting(ArchivedFile::added).containsExactly(false, true);
    assertThat(third).extracting(ArchivedFile::added).containsExactly(true);
    assertThat(files())
        .extracting(FileLink::role)
        .containsExactly(FileRole.ORIGINAL, FileRole.EDITED, FileRole.EDITED);
    assertThat(bytes()).containsExactly(UPLOAD, EDITED_AGAIN, EDITED);
    assertThat(archive.status().files()).isEqualTo(3);
    assertThat(archive.status().archivedItems()).isEqualTo(1);
    assertThat(Verifier.of(archive, VerifyListener.NONE).verify().isSound()).isTrue();
  }

  @Test
  void aPhotoWhoseNewerVersionCannotBeHadStaysArchivedAndIsAskedForAgain() {
    photo().picture("before").original("a.jpg", UPLOAD).admittedTo(archive);
    ItemRef edited = photo().picture("after").ref();
    archive.recordFailed(edited, ItemFailure.temporary("it stalled", null));

    assertThat(archive.status().archivedItems()).isEqualTo(1);
    assertThat(archive.status().failedItems()).isZero();
    assertThat(archive.holds(edited)).isFalse();
  }

  @Test
  void whereNothingTellsTheOriginalTheNewVersionsAreFirstAndNothingIsClaimed() {
    item("A1").called("a.jpg").file(FileRole.AS_SERVED, "a.jpg", UPLOAD).admittedTo(archive);
    item("A1").called("a.jpg").file(FileRole.AS_SERVED, "a.jpg", EDITED).admittedTo(archive);
    assertThat(bytes()).containsExactly(EDITED, UPLOAD);
    assertThat(files())
        .extracting(FileLink::role)
        .containsExactly(FileRole.AS_SERVED, FileRole.AS_SERVED);
  }

  @Test
  void aFileThatIsTheUploadAsOnlyNowIsKnownBecomesTheOriginal() {
    item("A1").called("a.jpg").file(FileRole.AS_SERVED, "a.jpg", UPLOAD).admittedTo(archive);
    photo().file(FileRole.AS_SERVED, "a.jpg", EDITED).admittedTo(archive);
    assertThat(bytes()).containsExactly(UPLOAD, EDITED);
    assertThat(files())
        .extracting(FileLink::role)
        .containsExactly(FileRole.ORIGINAL, FileRole.EDITED);
    assertThat(files().get(0).evidence().proof()).isEqualTo(Proof.ORIGINAL);
    assertThat(archive.status().provenFiles()).isEqualTo(1);
  }

  @Test
  void aProvenOriginalStaysWhatItIsWhenItComesAgainWithoutItsKey() {
    photo().original("a.jpg", UPLOAD).admittedTo(archive);
    photo().file(FileRole.AS_SERVED, "a.jpg", EDITED).admittedTo(archive);
    item("A1").file(FileRole.AS_SERVED, "a.jpg", UPLOAD).admittedTo(archive);
    assertThat(bytes()).containsExactly(UPLOAD, EDITED);
    assertThat(files().get(0).role()).isEqualTo(FileRole.ORIGINAL);
  }

  @Test
  void anotherVersionOfAClipIsNoEditedPhoto() {
    photo()
        .original("a.jpg", UPLOAD)
        .file(FileRole.MOTION_CLIP, "a.mov", TestPhotos.mov(5))
        .admittedTo(archive);
    photo()
        .original("a.jpg", UPLOAD)
        .file(FileRole.AS_SERVED, "a.mov", TestPhotos.mov(6))
        .admittedTo(archive);
    assertThat(files())
        .extracting(FileLink::role)
        .containsExactly(FileRole.ORIGINAL, FileRole.AS_SERVED, FileRole.MOTION_CLIP);
  }

  @Test
  void aVersionThatSomebodyDeletedFromTheDiskIsForgotten() throws IOException {
    photo().original("a.jpg", UPLOAD).file(FileRole.EDITED, "a.jpg", EDITED).admittedTo(archive);
    Files.delete(pathOf(files().get(1)));
    assertThat(archive.holds(photo().ref())).isFalse();
    photo().original("a.jpg", UPLOAD).admittedTo(archive);
    assertThat(bytes()).containsExactly(UPLOAD);
    assertThat(archive.status().files()).isEqualTo(1);
    assertThat(archive.holds(photo().ref())).isTrue();
  }

  @Test
  void aVersionThatIsDamagedStaysKnownSoThatItsDamageIsTold() throws IOException {
    photo().original("a.jpg", UPLOAD).file(FileRole.EDITED, "a.jpg", EDITED).admittedTo(archive);
    byte[] flipped = EDITED.clone();
    flipped[1_000] ^= 1;
    Files.write(pathOf(files().get(1)), flipped);
    Verifier.of(archive, VerifyListener.NONE).verify();
    photo()
        .original("a.jpg", UPLOAD)
        .file(FileRole.EDITED, "a.jpg", EDITED_AGAIN)
        .admittedTo(archive);
    assertThat(files()).hasSize(3);
    assertThat(archive.status().damaged()).containsExactly(files().get(2).file().path());

    photo().original("a.jpg", UPLOAD).file(FileRole.EDITED, "a.jpg", EDITED).admittedTo(archive);
    assertThat(bytes()).as("it came again").containsExactly(UPLOAD, EDITED, EDITED_AGAIN);
    assertThat(archive.status().damaged()).isEmpty();
  }

  private static FetchedItem photo() {
    return item("A1").called("a.jpg").uploadedAs(UPLOAD);
  }

  private List<FileLink> files() {
    return archive.catalog().filesOf(new ItemId("A1"));
  }

  private Path pathOf(FileLink link) {
    return archive.folders().file(link.file().path());
  }

  private List<byte[]> bytes() {
    return files().stream().map(link -> read(pathOf(link))).toList();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
