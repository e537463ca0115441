package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
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
}
