package photos.keepsake.chrome;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A running browser of our own. Safe for use by several threads. Whatever waits for it fails at
 * once when it goes away.
 *
 * <p>On Linux and macOS it is reached over pipes: nothing listens, and when this program is killed
 * Chrome ends by itself and its temporary folder with it. On Windows it listens on a port of the
 * loopback interface, and outlives a killed program.
 */
public final class Chrome implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Chrome.class);

  /** A new tab takes some 50 ms; on a machine that is busy with pages, seconds. */
  private static final Duration TAB_DEADLINE = Duration.ofSeconds(30);

  private static final Duration COMMAND_DEADLINE = Duration.ofSeconds(10);

  /** Chrome writes its cookies when it is closed; a kill would lose them (gpb, 2026-08). */
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final ChromeLauncher.Launched launched;
  private final CdpConnection connection;
  private final Downloads downloads;
  private final Targets targets;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Chrome(ChromeLauncher.Launched launched) {
    this.launched = launched;
    this.connection = launched.connection();
    this.downloads = new Downloads(connection);
    this.targets = new Targets(connection, downloads);
  }

  /**
   * Starts a browser and waits for its first answer. The caller holds the {@link ProfileLock}.
   *
   * @throws ChromeException.ProfileInUse when another Chrome runs on the profile
   * @throws ChromeException.StartFailed when it ended, or did not answer in time; nothing of it is
   *     left then
   */
  public static Chrome launch(ChromeOptions options) {
    return launch(
        options, ThisMachine.isWindows() ? ChromeLauncher.Road.PORT : ChromeLauncher.Road.PIPE);
  }

  static Chrome launch(ChromeOptions options, ChromeLauncher.Road road) {
    Chrome chrome = new Chrome(ChromeLauncher.launch(options, road));
    try {
      chrome.begin();
      return chrome;
    } catch (ChromeException e) {
      chrome.close();
      throw e;
    }
  }

  private void begin() {
    connection.listen(CdpConnection.BROWSER, targets::accept);
    connection.onClosed(
        () -> downloads.browserGone(new ChromeException.Closed("the browser is gone")));
    // Says which pages there are and come: crashes, popups, pages restored from an earlier time.
    command("Target.setDiscoverTargets", Map.of("discover", true));
    command("Browser.setDownloadBehavior", Map.of("behavior", "deny", "eventsEnabled", true));
  }

  private JsonNode command(String method, Map<String, ?> params) {
    return connection.call(CdpConnection.BROWSER, method, params, COMMAND_DEADLINE);
  }

  /** Its name and version, such as {@code Chrome/156.0.8078.79}; Chromium calls itself so too. */
  public String version() {
    return launched.version();
  }

  /**
   * Opens a tab on an empty page. The pages that Chrome itself opened at its start are closed with
   * the first one.
   */
  public Tab newTab() {
    return targets.newTab(Deadline.in(TAB_DEADLINE));
  }

  /**
   * From now on downloads go into a folder, each named by its {@link Download#guid}. Until this was
   * called they are refused.
   */
  public void downloadInto(Path folder) {
    downloads.into(folder.toAbsolutePath());
    command(
        "Browser.setDownloadBehavior",
        Map.of(
            "behavior",
            "allowAndName",
            "downloadPath",
            folder.toAbsolutePath().toString(),
            "eventsEnabled",
            true));
  }

  /** Runs once when the browser has gone, for whatever reason, or at once if it has. Be quick. */
  public void onGone(Runnable listener) {
    connection.onClosed(listener);
  }

  /** Whether the browser is still there. It may be wedged all the same. */
  public boolean isAlive() {
    return connection.isOpen() && launched.process().isAlive();
  }

  /**
   * Ends the browser: asks it, waits 5 s at most, then kills what is left of it. No process and no
   * temporary folder remains. Works in an interrupted thread, never throws, does nothing the second
   * time.
   */
  @Override
  public void close() {
    close(CLOSE_PATIENCE);
  }

  void close(Duration patience) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    ChromeProcess process = launched.process();
    process.rememberFamily();
    Deadline deadline = Deadline.in(patience);
    try {
      connection.call(CdpConnection.BROWSER, "Browser.close", Map.of(), deadline.left());
    } catch (ChromeException e) {
      log.debug("Chrome did not confirm its end", e);
    }
    if (process.exitCode(deadline.left()).isEmpty()) {
      log.warn("Chrome did not end when asked and is killed");
    }
    connection.close();
    process.killAll();
    launched.temp().remove();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its side of the operating system, for tests. */
  ChromeProcess process() {
    return launched.process();
  }

  /** Its own temporary folder, for tests. */
  Path tempFolder() {
    return launched.temp().path();
  }
}
