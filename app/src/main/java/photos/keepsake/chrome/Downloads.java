package photos.keepsake.chrome;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Brings every download to the watch of the tab that asked for it, and gets rid of those that
 * nobody wants. Chrome names the frame that asked; frames are known from the tabs' events.
 */
final class Downloads {
  private static final Logger log = LoggerFactory.getLogger(Downloads.class);

  /**
   * Frames whose tab is remembered. They are kept after they were detached, since a page may drop a
   * frame as soon as its download is on the way; the oldest are forgotten.
   */
  private static final int FRAMES_MAX = 10_000;

  /** For tabs to name their frames; a wedged one never does. */
  private static final Duration FRAMES_PATIENCE = Duration.ofSeconds(2);

  private final CdpConnection connection;
  private final Map<String, TabEvents> tabs = new ConcurrentHashMap<>();
  private final Map<String, TabState> frames = new LinkedHashMap<>();
  private final Map<TabState, List<DownloadWatch>> watches = new ConcurrentHashMap<>();
  private final Map<String, Download> running = new ConcurrentHashMap<>();
  private volatile @Nullable Path folder;

  Downloads(CdpConnection connection) {
    this.connection = connection;
  }

  void into(Path newFolder) {
    folder = newFolder;
  }

  void tabBegan(TabEvents tab) {
    tabs.put(tab.state().targetId(), tab);
    watches.put(tab.state(), new CopyOnWriteArrayList<>());
  }

  /** Fails the tab's watches; its downloads go on. */
  void tabEnded(TabState tab, ChromeException why) {
    watchesOf(tab).forEach(watch -> watch.end(why));
    watches.remove(tab);
    tabs.remove(tab.targetId());
    synchronized (frames) {
      frames.values().removeIf(tab::equals);
    }
  }

  /** Notes that a frame, or a popup, belongs to a tab. */
  void own(String frame, TabState tab) {
    synchronized (frames) {
      frames.put(frame, tab);
      if (frames.size() > FRAMES_MAX) {
        frames.remove(frames.keySet().iterator().next());
      }
    }
  }

  @Nullable TabState ownerOf(String frame) {
    TabEvents tab = tabs.get(frame);
    synchronized (frames) {
      return tab == null ? frames.get(frame) : tab.state();
    }
  }

  DownloadWatch watch(TabState tab) {
    return watch(tab, Optional.empty(), () -> {});
  }

  /** Watches one frame of the tab only; its downloads go to no other watch. */
  DownloadWatch watchFrame(TabState tab, String frame, Runnable onClose) {
    own(frame, tab);
    return watch(tab, Optional.of(frame), onClose);
  }

  private DownloadWatch watch(TabState tab, Optional<String> frame, Runnable onClose) {
    DownloadWatch watch = new DownloadWatch(this, tab, frame, onClose);
    List<DownloadWatch> open = watches.get(tab);
    if (open == null) {
      watch.end(new ChromeException.Closed("the tab is gone"));
    } else {
      open.add(watch);
    }
    return watch;
  }

  void unwatch(TabState tab, DownloadWatch watch) {
    watches.getOrDefault(tab, new ArrayList<>()).remove(watch);
  }

  private List<DownloadWatch> watchesOf(TabState tab) {
    return watches.getOrDefault(tab, List.of());
  }

  void documentAnswered(
      TabState tab, String frame, int status, String mimeType, Optional<String> retryAfter) {
    watchesOf(tab).forEach(watch -> watch.documentAnswered(frame, status, mimeType, retryAfter));
  }

  void documentFailed(TabState tab, String frame, String error) {
    watchesOf(tab).forEach(watch -> watch.documentFailed(frame, error));
  }

  void wentToErrorPage(TabState tab, String frame) {
    watchesOf(tab).forEach(watch -> watch.wentToErrorPage(frame));
  }

  /** Takes {@code Browser.downloadWillBegin}. */
  void willBegin(JsonNode params) {
    String guid = params.path("guid").asString("");
    Path into = folder;
    if (into == null) {
      return; // Chrome was told to deny it.
    }
    Download download =
        new Download(
            connection,
            into,
            guid,
            params.path("url").asString(""),
            params.path("suggestedFilename").asString(""));
    running.put(guid, download);
    String frame = params.path("frameId").asString("");
    TabState tab = ownerOf(frame);
    if (tab == null) {
      search(frame, download);
    } else {
      handOver(download, tab, frame);
    }
  }

  /** A frame's own event can come later than the download's, being sent by another process. */
  private void search(String frame, Download download) {
    CompletableFuture<?>[] answers =
        tabs.values().stream().map(TabEvents::learnFrames).toArray(CompletableFuture<?>[]::new);
    var unused =
        CompletableFuture.allOf(answers)
            .completeOnTimeout(null, FRAMES_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((all, failure) -> handOver(download, ownerOf(frame), frame));
  }

  private void handOver(Download download, @Nullable TabState tab, String frame) {
    Collection<DownloadWatch> open = tab == null ? List.of() : watchesOf(tab);
    if (open.stream().noneMatch(watch -> watch.isBoundTo(frame) && watch.offer(download))
        && open.stream().noneMatch(watch -> watch.isUnbound() && watch.offer(download))) {
      log.debug("a download that nobody waits for is cancelled guid={}", download.guid());
      download.discard();
    }
  }

  /** Takes {@code Browser.downloadProgress}. */
  void progress(JsonNode params) {
    Download download = running.get(params.path("guid").asString(""));
    if (download != null) {
      download.progress(params);
      if (!download.isRunning()) {
        running.remove(download.guid());
      }
    }
  }

  /** The browser is gone: nobody need wait any longer. */
  void browserGone(ChromeException why) {
    running.values().forEach(Download::lost);
    List.copyOf(tabs.values()).forEach(tab -> tab.end(why));
  }
}
