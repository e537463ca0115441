package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingletonFilesTest {
  @TempDir private Path profile;

  private void mark(String holder) throws IOException {
    Files.createSymbolicLink(profile.resolve("SingletonLock"), Path.of(holder));
    Files.createSymbolicLink(profile.resolve("SingletonCookie"), Path.of("1234"));
    Files.createSymbolicLink(profile.resolve("SingletonSocket"), Path.of("/tmp/nowhere"));
  }

  private boolean isMarked() {
    return Files.exists(profile.resolve("SingletonLock"), LinkOption.NOFOLLOW_LINKS)
        || Files.exists(profile.resolve("SingletonSocket"), LinkOption.NOFOLLOW_LINKS);
  }

  @Test
  void marksOfAnotherHostAreRemoved() throws IOException {
    mark("a-host-with-dashes-4121");

    SingletonFiles.clear(profile, "this-host");

    assertThat(isMarked()).isFalse();
  }

  @Test
  void marksOfADeadProcessAreLeftToChrome() throws IOException {
    mark("this-host-999999999");

    assertThatCode(() -> SingletonFiles.clear(profile, "this-host")).doesNotThrowAnyException();

    assertThat(isMarked()).isTrue();
  }

  @Test
  void aLivingChromeOfThisHostIsNamed() throws IOException {
    Path chrome = profile.resolve("chromium");
    Files.copy(Path.of("/bin/sleep"), chrome);
    Process process = new ProcessBuilder(chrome.toString(), "100").start();
    try {
      mark("this-host-" + process.pid());

      ChromeException.ProfileInUse inUse =
          catchThrowableOfType(
              ChromeException.ProfileInUse.class, () -> SingletonFiles.clear(profile, "this-host"));

      assertThat(inUse.pid()).hasValue(process.pid());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aNumberThatNowBelongsToSomethingElseDoesNotHinder() throws IOException {
    mark("this-host-" + ProcessHandle.current().pid());

    assertThatCode(() -> SingletonFiles.clear(profile, "this-host")).doesNotThrowAnyException();
  }

  @Test
  void anythingOddDoesNotHinder() throws IOException {
    assertThatCode(() -> SingletonFiles.clear(profile, "h")).doesNotThrowAnyException();
    mark("h-not a number");

    assertThatCode(() -> SingletonFiles.clear(profile, "h")).doesNotThrowAnyException();
  }

  @Test
  void thisHostHasAName() {
    assertThat(SingletonFiles.thisHost()).isNotEmpty();
  }
}
