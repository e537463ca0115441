package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileLockTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T09:14:07.5Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void createsAProfileForItsOwnerAlone() throws IOException {
    Path profile = folder.resolve("a/b/profile");

    try (ProfileLock lock = ProfileLock.take(profile, CLOCK)) {
      assertThat(lock).isNotNull();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(profile)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aSecondTakerLearnsWhoHoldsItAndSinceWhen() {
    try (ProfileLock lock = ProfileLock.take(folder, CLOCK)) {
      ChromeException.ProfileInUse refused =
          catchThrowableOfType(
              ChromeException.ProfileInUse.class, () -> ProfileLock.take(folder, CLOCK));

      assertThat(lock).isNotNull();
      assertThat(refused)
          .hasMessage(
              "process %d has used the profile since 2026-11-22T09:14:07Z",
              ProcessHandle.current().pid());
      assertThat(refused.pid()).hasValue(ProcessHandle.current().pid());
    }
  }

  @Test
  void isFreeAfterItWasClosed() {
    ProfileLock.take(folder, CLOCK).close();

    try (ProfileLock lock = ProfileLock.take(folder, CLOCK)) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void whatACrashLeftBehindDoesNotLock() throws IOException {
    Files.writeString(folder.resolve(".keepsake-lock"), "pid 1 since 2020-01-01T00:00:00Z\n");

    try (ProfileLock lock = ProfileLock.take(folder, CLOCK)) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> ProfileLock.take(file, CLOCK))
        .isInstanceOf(ChromeException.StartFailed.class);
  }
}
