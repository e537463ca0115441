package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChromeLauncherTest {
  @TempDir private Path folder;

  @Test
  void aStartWhoseProgramWasKilledMeanwhileEndsAndTidiesUp() throws Exception {
    Path temp = Files.createDirectory(folder.resolve("temp"));
    List<String> pipes = List.of(temp.resolve("in").toString(), temp.resolve("out").toString());
    assertThat(new ProcessBuilder("mkfifo", pipes.get(0), pipes.get(1)).start().waitFor()).isZero();

    // Nobody is at the other ends; the browser here is a command that reads to the end.
    Process shell =
        new ProcessBuilder(
                "/bin/sh", "-c", ChromeLauncher.SCRIPT, "test", temp.toString(), "cat", "/dev/fd/3")
            .start();

    assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(temp).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aHeadlessBrowserThatEndsAtOnceDidNotStart() {
    ChromeException failure =
        catchThrowableOfType(ChromeException.class, () -> Chrome.launch(endsAtOnce(true)));

    assertThat(failure).isInstanceOf(ChromeException.StartFailed.class);
    assertThat(((ChromeException.StartFailed) failure).exitCode()).hasValue(0);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void oneWithAWindowHasHandedOverToAnotherOnTheSameProfile() {
    assertThatThrownBy(() -> Chrome.launch(endsAtOnce(false)))
        .isInstanceOf(ChromeException.ProfileInUse.class);
  }

  private ChromeOptions endsAtOnce(boolean headless) {
    return new ChromeOptions(
        Path.of("/bin/true"),
        folder.resolve("profile"),
        headless,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Duration.ofSeconds(20));
  }
}
