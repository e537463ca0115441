package photos.keepsake.googlephotos;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.DownloadWatch;
import photos.keepsake.chrome.Tab;

/**
 * A tab that goes to the address of a file, one at a time; afterwards it may show whatever came
 * from there. For one thread.
 */
record DirectTab(Tab tab) {
  private static final Duration GOING_DEADLINE = Duration.ofSeconds(30);

  /** Asks for a file and waits until it is on its way, or until it is clear that it is not. */
  FileReply ask(URI address) {
    try (DownloadWatch watch = tab.watchDownloads()) {
      tab.navigate(address, GOING_DEADLINE);
      return FileReply.of(watch);
    } catch (ChromeException.Timeout e) {
      return new FileReply.NoFile(Optional.empty());
    }
  }
}
