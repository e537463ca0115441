package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromeSwitchesTest {
  private static final URI PROXY = URI.create("http://127.0.0.1:3128");

  @TempDir private Path folder;

  private ChromeOptions options(boolean headless) {
    return new ChromeOptions(
        Path.of("chrome"),
        folder,
        headless,
        Optional.of(PROXY),
        Optional.empty(),
        List.of("--lang=nl"),
        Duration.ofSeconds(1));
  }

  private List<String> driven(boolean headless, boolean asRoot) {
    return ChromeSwitches.driven(options(headless), "--remote-debugging-pipe", asRoot);
  }

  private List<String> plain() {
    return ChromeSwitches.plain(
        folder,
        URI.create("http://localhost/start"),
        Optional.of(PROXY),
        Optional.empty(),
        List.of("--lang=nl"),
        false);
  }

  @Test
  void signInAndRunsUseTheSameProfileAndKeyStore() {
    for (List<String> switches : List.of(driven(true, false), driven(false, false), plain())) {
      assertThat(switches)
          .contains(
              "--password-store=basic",
              "--use-mock-keychain",
              "--user-data-dir=" + folder,
              "--proxy-server=http://127.0.0.1:3128",
              "--lang=nl");
    }
  }

  @Test
  void cookiesAreRotated() {
    assertThat(driven(true, true)).noneMatch(s -> s.contains("background-networking"));
    assertThat(plain()).noneMatch(s -> s.contains("background-networking"));
  }

  @Test
  void thePlainWindowIsNotDriven() {
    assertThat(plain())
        .noneMatch(s -> s.contains("remote-debugging") || s.contains("headless"))
        .noneMatch(s -> s.contains("automation"))
        .endsWith("http://localhost/start");
  }

  @Test
  void headlessOnlyWhenAskedFor() {
    assertThat(driven(true, false)).contains("--headless=new");
    assertThat(driven(false, false)).noneMatch(s -> s.startsWith("--headless"));
  }

  @Test
  void theSandboxIsLeftOnlyByRoot() {
    assertThat(driven(true, true)).contains("--no-sandbox");
    assertThat(driven(true, false)).doesNotContain("--no-sandbox");
  }

  @Test
  void aCertificateThatCannotBeReadIsSaid() {
    assertThatThrownBy(() -> ChromeSwitches.keyHashes(folder.resolve("nowhere.pem")))
        .isInstanceOf(ChromeException.StartFailed.class)
        .hasMessageContaining("certificate");
  }
}
