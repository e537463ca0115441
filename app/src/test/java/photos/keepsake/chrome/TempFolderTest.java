package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFolderTest {
  /** Behind our folder: the longest socket that Chrome makes there. */
  private static final String SOCKET = "/org.chromium.Chromium.XXXXXX/SingletonSocket";

  @TempDir private Path folder;

  @Test
  void isForItsOwnerAloneAndGoesWithAllThatIsInIt() throws IOException {
    TempFolder temp = TempFolder.create(Map.of());
    Path deep = Files.createDirectories(temp.path().resolve("a/b"));
    Files.writeString(deep.resolve("file"), "x");
    Files.createSymbolicLink(deep.resolve("link"), folder);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.path())))
        .isEqualTo("rwx------");

    temp.remove();
    temp.remove();

    assertThat(temp.path()).doesNotExist();
    assertThat(folder).exists();
  }

  @Test
  void aLongTemporaryFolderIsPassedOverBecauseSocketsHaveShortPaths() throws IOException {
    Path tooLong = Files.createDirectories(folder.resolve("x".repeat(60)));
    TempFolder temp = TempFolder.create(Map.of("TMPDIR", tooLong.toString()));

    assertThat(temp.path()).hasParent(Path.of("/tmp"));
    assertThat(temp.path() + SOCKET).hasSizeLessThanOrEqualTo(103);
    temp.remove();
  }

  @Test
  void chromesOwnTemporaryFilesAndCrashReportsGoThere() {
    TempFolder temp = new TempFolder(folder);

    assertThat(temp.environment(Map.of("HOME", folder.toString())))
        .containsEntry("TMPDIR", folder.toString())
        .containsEntry("BREAKPAD_DUMP_LOCATION", folder.resolve("crash").toString())
        .doesNotContainKeys("XDG_CONFIG_HOME", "XDG_CACHE_HOME");
  }

  @Test
  void withoutAHomeThatCanBeWrittenChromeGetsOneThere() throws IOException {
    // A file in place of a folder cannot be written by root either.
    Path home = Files.createFile(folder.resolve("home"));

    assertThat(new TempFolder(folder).environment(Map.of("HOME", home.toString())))
        .containsEntry("XDG_CONFIG_HOME", folder.resolve(".config").toString())
        .containsEntry("XDG_CACHE_HOME", folder.resolve(".cache").toString());
  }
}
