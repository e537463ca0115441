package photos.keepsake.googlephotos.tabs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import photos.keepsake.chrome.Download;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.FileRole;

/** A file of an item that has begun to come. */
public record FileUnderWay(FileRole role, Download download) {
  /** Without a byte for so long it is given up; there is no limit on its whole time. */
  private static final Duration STALL_DEADLINE = Duration.ofSeconds(60);

  /**
   * Waits for its end.
   *
   * @throws photos.keepsake.chrome.ChromeException when it broke off or stalled; no file stays
   */
  public FetchedFile await() {
    Path path = download.awaitComplete(STALL_DEADLINE);
    long announced = download.totalBytes();
    return new FetchedFile(
        path,
        role,
        download.suggestedName(),
        announced > 0 ? OptionalLong.of(announced) : OptionalLong.empty());
  }
}
