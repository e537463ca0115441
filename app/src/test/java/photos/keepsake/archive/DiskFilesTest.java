package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.RunFailure;

class DiskFilesTest {
  @TempDir Path temp;
  private Path staged;
  private Path target;
  private DiskFiles files;

  @BeforeEach
  void makeStaging() throws IOException {
    Path staging = Files.createDirectory(temp.resolve("staging"));
    files = new DiskFiles(staging);
    staged = staging.resolve("download");
    target = temp.resolve("photo.jpg");
  }

  @Test
  void syncingAFileThatIsGoneFailsAndMakesNone() {
    assertThatThrownBy(() -> files.sync(staged)).isInstanceOf(NoSuchFileException.class);
    assertThat(staged).doesNotExist();
  }

  @Test
  void aFileThatIsGoneCannotBeDressed() {
    assertThatThrownBy(() -> files.dress(staged, Instant.EPOCH))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFileOfSomebodyElseIsNeverTakenBack() throws IOException {
    Files.writeString(target, "mine");
    files.unplace(staged, target);
    assertThat(target).hasContent("mine");

    Files.writeString(staged, "photo");
    assertThatThrownBy(() -> files.placeByMove(staged, target))
        .isInstanceOf(FileAlreadyExistsException.class);
    files.unplace(staged, target);
    assertThat(target).hasContent("mine");
    assertThat(staged).hasContent("photo");
  }

  @Test
  void whatWasLinkedIsTakenBack() throws IOException {
    Files.writeString(staged, "photo");
    files.place(staged, target);
    files.unplace(staged, target);
    assertThat(target).doesNotExist();
    assertThat(staged).hasContent("photo");
  }

  @Test
  void whatWasMovedIsTakenBack() throws IOException {
    Files.writeString(staged, "photo");
    files.placeByMove(staged, target);
    files.unplace(staged, target);
    assertThat(target).doesNotExist();
    assertThat(staged).hasContent("photo");
  }

  @Test
  void aNameThatWasReservedInVainIsGivenUp() {
    assertThatThrownBy(() -> files.placeByMove(staged, target))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(target).exists();
    assertThat(target).satisfies(reserved -> files.unplace(staged, reserved));
    assertThat(target).doesNotExist();
  }

  @Test
  void aFileOrADeadLinkWhereAFolderMustBeIsToldAsItIs() throws IOException {
    Path file = Files.writeString(temp.resolve("2024"), "mine");
    Path link = Files.createSymbolicLink(temp.resolve("2025"), temp.resolve("nowhere"));
    inTheWay(file, file.resolve("2024-05"));
    inTheWay(link, link.resolve("2025-05"));
    assertThat(file).hasContent("mine");
  }

  private void inTheWay(Path what, Path folder) {
    assertThatThrownBy(() -> files.createFolders(folder))
        .isInstanceOfSatisfying(
            RunFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(RunFailure.Reason.DISK);
              assertThat(failure.what()).contains(what.toString());
              assertThat(failure.why()).contains("in the way");
            });
  }
}
