package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static photos.keepsake.archive.FetchedItem.item;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.RunFailure;

/** What admitting does where the disk, or whoever asks for it, lets it down. */
class AdmitRefusalTest {
  @TempDir Path temp;
  private Path root;
  private Archive archive;

  @BeforeEach
  void open() {
    root = temp.resolve("photos");
    archive = Archive.open(root, ArchiveTest.SETTINGS);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void aFileOutsideOfStagingIsRefusedAndNothingIsDeleted() throws IOException {
    Path mine = Files.write(temp.resolve("mine.jpg"), TestPhotos.jpeg(1));
    FetchOutcome.Fetched good = item("A1").original("a.jpg", TestPhotos.jpeg(2)).in(archive);
    List<FetchedFile> both =
        List.of(
            good.files().get(0),
            new FetchedFile(mine, FileRole.EDITED, "mine.jpg", OptionalLong.empty()));
    assertThatThrownBy(
            () -> archive.admit(new FetchOutcome.Fetched(good.item(), good.info(), both)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(mine).hasBinaryContent(TestPhotos.jpeg(1));
    assertThat(staging()).containsExactly(good.files().get(0).path());
  }

  @Test
  void aNameThatTheDiskRefusesAlthoughItListsNoSuchFileIsPassedOver() {
    archive.close();
    archive =
        Archive.open(
            root, ArchiveTest.SETTINGS, staging -> new RefusingFiles(new DiskFiles(staging)));
    assertThat(paths(admit("A1", "a.jpg", 1))).containsExactly("2024/2024-05/a (2).jpg");
    assertThat(paths(admit("A2", "a.jpg", 2))).containsExactly("2024/2024-05/a (3).jpg");
  }

  /** A share that knows a file of that name, and shows it to nobody. */
  private static final class RefusingFiles extends ForwardingFiles {
    RefusingFiles(ArchiveFiles real) {
      super(real);
    }

    @Override
    public void place(Path staged, Path target) throws IOException {
      if (target.endsWith("a.jpg")) {
        throw new FileAlreadyExistsException(target.toString());
      }
      super.place(staged, target);
    }
  }

  @Test
  void aMonthThatCannotBeWrittenEndsTheRunAndDoesNotFailItemByItem() throws IOException {
    Path closed = Path.of("/proc/self");
    assumeTrue(Files.isDirectory(closed), "needs a folder that even root cannot write: /proc");
    Files.createSymbolicLink(root.resolve("2024"), closed);
    RunFailure failure = catchThrowableOfType(RunFailure.class, () -> admit("A1", "a.jpg", 1));
    assertThat(failure.reason()).isEqualTo(RunFailure.Reason.DISK);
    assertThat(failure.what()).contains("2024");
    assertThat(staging()).isEmpty();
    Files.delete(root.resolve("2024"));
  }

  @Test
  void aZipForWhichTheDiskHasNoRoomEndsTheRun() throws IOException {
    archive.close();
    long keepFree = root.toFile().getUsableSpace() - 200_000_000;
    archive =
        Archive.open(
            root,
            new ArchiveSettings(
                Layout.STANDARD,
                ArchiveTest.ZONE,
                keepFree,
                ArchiveTest.SETTINGS.clock(),
                false,
                AlbumView.NONE));
    byte[] zip = TestPhotos.zip("a.jpg", TestPhotos.jpeg(1));
    ByteBuffer.wrap(zip)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(zip.length - 22 - 46 - "a.jpg".length() + 24, 2_000_000_000);
    RunFailure failure =
        catchThrowableOfType(
            RunFailure.class, () -> item("A1").original("", zip).admittedTo(archive));
    assertThat(failure.reason()).isEqualTo(RunFailure.Reason.DISK);
    assertThat(staging()).isEmpty();
  }

  @Test
  void belowTheFloorNothingIsAdmitted() throws IOException {
    archive.close();
    archive =
        Archive.open(
            root,
            new ArchiveSettings(
                Layout.STANDARD,
                ArchiveTest.ZONE,
                1L << 60,
                ArchiveTest.SETTINGS.clock(),
                false,
                AlbumView.NONE));
    RunFailure failure = catchThrowableOfType(RunFailure.class, () -> admit("A1", "a.jpg", 1));
    assertThat(failure.reason()).isEqualTo(RunFailure.Reason.DISK);
    assertThat(failure.why()).contains("free");
    assertThat(staging()).isEmpty();
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

  private List<Path> staging() throws IOException {
    return ArchiveFolders.entries(archive.staging());
  }
}
