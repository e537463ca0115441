package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginWindowTest {
  @TempDir private Path folder;

  private LoginWindow window(Path binary) {
    return new LoginWindow(
        binary,
        folder.resolve("profile"),
        URI.create("http://localhost/start"),
        Optional.empty(),
        Optional.empty(),
        List.of("--lang=nl"));
  }

  @Test
  void runsChromeOnTheProfileUntilItEnds() throws IOException {
    Path binary = folder.resolve("browser");
    Files.writeString(binary, "#!/bin/sh\necho \"$@\" > " + folder + "/arguments\nexit 5\n");
    Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
    LoginWindow window = window(binary);

    assertThat(window.open()).isEqualTo(5);

    assertThat(Files.readString(folder.resolve("arguments")).strip())
        .isEqualTo(String.join(" ", window.arguments()))
        .endsWith("--lang=nl http://localhost/start");
    assertThat(folder.resolve("profile")).isDirectory();
  }

  @Test
  void aBinaryThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> window(folder.resolve("nowhere")).open())
        .isInstanceOf(ChromeException.StartFailed.class);
  }
}
