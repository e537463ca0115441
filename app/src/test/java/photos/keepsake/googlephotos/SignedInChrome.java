package photos.keepsake.googlephotos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import photos.keepsake.chrome.Chrome;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.chrome.ChromeFinder;
import photos.keepsake.chrome.ChromeOptions;
import photos.keepsake.chrome.Tab;
import photos.keepsake.simulator.Simulator;

/** A real, headless Chrome on a new profile, which takes the simulator for the site. */
public final class SignedInChrome implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final Simulator simulator;
  private final Chrome chrome;

  private SignedInChrome(Simulator simulator, Chrome chrome) {
    this.simulator = simulator;
    this.chrome = chrome;
  }

  /** Starts it with a profile in this folder, signed in. */
  public static SignedInChrome start(Simulator simulator, Path profile) {
    Path binary =
        ChromeFinder.ofThisSystem()
            .find(Optional.ofNullable(System.getenv("KEEPSAKE_CHROME")).map(Path::of))
            .map(ChromeBinary::path)
            .orElseThrow(() -> new IllegalStateException("browser tests need Chrome or Chromium"));
    ChromeOptions options =
        new ChromeOptions(
            binary,
            profile,
            true,
            Optional.of(simulator.proxy()),
            Optional.of(simulator.caPem()),
            List.of(),
            DEADLINE);
    SignedInChrome started = new SignedInChrome(simulator, Chrome.launch(options));
    started.signIn();
    return started;
  }

  /** Signs in, also after {@link Simulator#signOutAll}. */
  public void signIn() {
    try (Tab tab = chrome.newTab()) {
      tab.navigate(simulator.signInUrl(), DEADLINE);
    }
  }

  /** The browser. */
  public Chrome chrome() {
    return chrome;
  }

  /** A new folder into which it downloads from now on. */
  public Path downloadInto(Path parent) {
    try {
      Path folder = Files.createTempDirectory(parent, "staging");
      chrome.downloadInto(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    chrome.close();
  }
}
