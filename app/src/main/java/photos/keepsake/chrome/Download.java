package photos.keepsake.chrome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A file that Chrome fetches into the folder of {@link Chrome#downloadInto}. It goes on by itself,
 * also when its tab is closed, until it is complete, cancelled or failed.
 */
public final class Download {
  private static final Logger log = LoggerFactory.getLogger(Download.class);

  /** Chrome confirms a cancellation within milliseconds; without it the file may stay. */
  private static final Duration CANCEL_WAIT = Duration.ofSeconds(5);

  private enum Phase {
    RUNNING,
    COMPLETED,
    CANCELED,
    LOST
  }

  private final CdpConnection connection;
  private final Path folder;
  private final String guid;
  private final String url;
  private final String suggestedName;
  private final Monitor monitor = new Monitor();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private Phase phase = Phase.RUNNING;
  private boolean unwanted;
  private long totalBytes;
  private long receivedBytes;

  Download(CdpConnection connection, Path folder, String guid, String url, String suggestedName) {
    this.connection = connection;
    this.folder = folder;
    this.guid = guid;
    this.url = url;
    this.suggestedName = suggestedName;
  }

  /** Chrome's name for it, and the file's name on disk. */
  public String guid() {
    return guid;
  }

  /** Where it comes from, after redirects. Often a key to the file by itself: never log it. */
  public String url() {
    return url;
  }

  /** The name that Chrome would have given it; untrusted, may be empty. */
  public String suggestedName() {
    return suggestedName;
  }

  /** The announced length; 0 when none was announced. */
  public long totalBytes() {
    return monitor.read(() -> totalBytes);
  }

  /** How much is here; can go down when Chrome begins anew after a cut connection. */
  public long receivedBytes() {
    return monitor.read(() -> receivedBytes);
  }

  /**
   * Waits for the end of the file, for as long as bytes come. A body that was cut short ends well
   * too where no length was announced: only size and hash tell.
   *
   * @param stall the longest time without a byte; then the download is cancelled
   * @return the file, which belongs to the caller from now on
   * @throws ChromeException.Timeout on a stall; no file stays
   * @throws ChromeException.DownloadFailed when Chrome or {@link #cancel} gave it up; no file stays
   * @throws ChromeException.Closed when the browser is gone; the beginning of a file may stay
   */
  public Path awaitComplete(Duration stall) {
    try {
      awaitEnd(stall);
    } catch (ChromeException.Timeout e) {
      cancel();
      throw e;
    }
    return switch (monitor.read(() -> phase)) {
      case COMPLETED -> folder.resolve(guid);
      case LOST -> throw new ChromeException.Closed("Chrome is gone");
      case CANCELED -> throw new ChromeException.DownloadFailed("Chrome gave the download up");
      case RUNNING -> throw new IllegalStateException("still running");
    };
  }

  /**
   * Completes when no more bytes come, however it ended. What depends on it runs on the thread that
   * reads from Chrome: it must be quick and not wait.
   */
  public CompletableFuture<Void> over() {
    return over.copy();
  }

  private void awaitEnd(Duration stall) {
    while (isRunning()) {
      long seen = receivedBytes();
      monitor.await(
          () -> phase != Phase.RUNNING || receivedBytes != seen,
          Deadline.in(stall),
          "the download made no progress in time");
    }
  }

  /**
   * Gives it up and removes what is there of its file, unless it is complete. Never throws; waits
   * for Chrome some seconds at most. A file that Chrome was just about to make goes a moment later.
   */
  public void cancel() {
    askToCancel();
    try {
      monitor.await(
          () -> phase != Phase.RUNNING, Deadline.in(CANCEL_WAIT), "the download did not end");
    } catch (ChromeException e) {
      log.debug("a cancelled download did not end", e);
    }
  }

  /**
   * Gives it up without waiting; its file is removed once Chrome let go of it, even if complete.
   */
  void discard() {
    monitor.change(
        () -> {
          unwanted = true;
          if (phase != Phase.RUNNING) {
            removeFile();
          }
        });
    askToCancel();
  }

  private void askToCancel() {
    var unused =
        connection.send(CdpConnection.BROWSER, "Browser.cancelDownload", Map.of("guid", guid));
  }

  boolean isRunning() {
    return monitor.read(() -> phase == Phase.RUNNING);
  }

  /** Takes {@code Browser.downloadProgress}. */
  void progress(JsonNode params) {
    monitor.change(
        () -> {
          totalBytes = params.path("totalBytes").asLong(0);
          receivedBytes = params.path("receivedBytes").asLong(0);
          switch (params.path("state").asString("")) {
            case "completed" -> end(Phase.COMPLETED);
            case "canceled" -> end(Phase.CANCELED);
            default -> {
              // Still in progress.
            }
          }
        });
    tellIfOver();
  }

  /** The browser is gone. */
  void lost() {
    monitor.change(() -> phase = phase == Phase.RUNNING ? Phase.LOST : phase);
    tellIfOver();
  }

  /** Outside the lock, since whatever depends on it runs here. */
  private void tellIfOver() {
    if (!isRunning()) {
      over.complete(null);
    }
  }

  private void end(Phase newPhase) {
    phase = newPhase;
    if (unwanted || newPhase == Phase.CANCELED) {
      removeFile();
    }
  }

  /** Chrome leaves a {@code .crdownload} when the disk is full (seen on Chromium 156, 2026-11). */
  private void removeFile() {
    try {
      Files.deleteIfExists(folder.resolve(guid));
      Files.deleteIfExists(folder.resolve(guid + ".crdownload"));
    } catch (IOException e) {
      log.warn("an unwanted download could not be removed guid={}", guid, e);
    }
  }

  @Override
  public String toString() {
    return "Download[" + guid + "]";
  }
}
