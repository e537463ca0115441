package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Tab;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;

/** What becomes of those who wait for a tab that another thread gives up. */
@Timeout(120)
class FrameTabIT {
  /** No such file, which is an answer too. */
  private static final URI ADDRESS =
      URI.create("https://video-downloads.googleusercontent.com/none");

  @TempDir private Path folder;

  @Test
  void whoWaitsForATabThatIsReplacedAsksInTheNewOne() {
    List<Tab> opened = new CopyOnWriteArrayList<>();
    try (Simulator simulator = Simulator.start(SimulatorOptions.ofItems(2, 1));
        SignedInChrome chrome = SignedInChrome.start(simulator, folder.resolve("profile"));
        FrameTab frames =
            new FrameTab(
                () -> {
                  Tab tab = chrome.chrome().newTab();
                  opened.add(tab);
                  return tab;
                })) {
      chrome.downloadInto(folder);
      assertThat(frames.ask(ADDRESS)).isInstanceOf(FileReply.NoFile.class);
      Tab wedged = opened.get(0);
      assertThatExceptionOfType(ChromeException.Timeout.class)
          .isThrownBy(() -> wedged.evaluate("for (;;) {}", Duration.ofSeconds(1)));

      CompletableFuture<FileReply> waiting =
          CompletableFuture.supplyAsync(() -> frames.ask(ADDRESS));
      frames.replace(wedged);

      assertThat(waiting.join()).isInstanceOf(FileReply.NoFile.class);
      assertThat(opened).hasSize(2);
    }
  }
}
