package photos.keepsake.googlephotos.page;

import java.time.Duration;
import java.util.Optional;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Download;
import photos.keepsake.chrome.DownloadWatch;
import photos.keepsake.chrome.NoDownload;
import photos.keepsake.googlephotos.signin.SignedOut;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemId;

/** Asks the viewer for the file of the item that it shows, and waits for what comes. */
final class DownloadAsk {
  /** A good download begins within one or two seconds; others ask again after five. */
  private static final Duration LOOK = Duration.ofMillis(600);

  private static final int LOOKS = 10;

  private static final int HTTP_NOT_FOUND = 404;
  private static final String INVALID_RESPONSE = "net::ERR_INVALID_RESPONSE";

  /** Seen to begin beside the wanted file, and to be ignored (gphotos-cdp fork, 2025). */
  private static final String SPURIOUS = "downloads.html";

  /** What came of asking. */
  sealed interface Reply {
    /** A download began. */
    record Began(Download download) implements Reply {}

    /** The site said that this is a film which it cannot hand out yet. */
    record NotReady(String reason) implements Reply {}

    /**
     * Nothing began.
     *
     * @param seen what was there instead, for the message
     * @param notice what the page put before the person, in words that are not known
     * @param notFound whether the site answered that there is no file
     * @param film whether the page played the item as a film
     */
    record Silence(String seen, Optional<String> notice, boolean notFound, boolean film)
        implements Reply {

      static Silence of(String seen) {
        return new Silence(seen, Optional.empty(), false, false);
      }
    }
  }

  private final Viewer viewer;
  private final ItemId id;
  private boolean film;

  DownloadAsk(Viewer viewer, ItemId id) {
    this.viewer = viewer;
    this.id = id;
  }

  /**
   * Chooses an entry of the menu that is open.
   *
   * @param meanwhile done after asking and before waiting
   */
  Reply byMenu(String entry, Runnable meanwhile) {
    return ask(() -> viewer.choose(entry), meanwhile);
  }

  /** Presses Shift+D, which needs no words. */
  Reply byKey(Runnable meanwhile) {
    return ask(() -> film |= viewer.pressDownload(id), meanwhile);
  }

  private Reply ask(Runnable trigger, Runnable meanwhile) {
    try (DownloadWatch watch = viewer.tab().watchDownloads()) {
      trigger.run();
      meanwhile.run();
      boolean refused = false;
      for (int look = 0; look < LOOKS && !refused; look++) {
        // One more look after a refusal: it may have been the answer to something else.
        refused = isRefused(watch);
        Optional<Download> begun = begun(watch);
        if (begun.isPresent()) {
          return new Reply.Began(begun.get());
        }
        requireSignedIn();
        Answers answers = viewer.answers(id);
        film |= answers.video();
        if (answers.saysNotReady()) {
          return new Reply.NotReady("the site is still processing this video");
        }
      }
      return silence(watch);
    }
  }

  private static Optional<Download> begun(DownloadWatch watch) {
    try {
      Download download = watch.awaitBegin(LOOK);
      if (!download.suggestedName().equals(SPURIOUS)) {
        return Optional.of(download);
      }
      download.cancel();
      return Optional.empty();
    } catch (ChromeException.Timeout e) {
      return Optional.empty();
    }
  }

  private void requireSignedIn() {
    if (Site.isSignedOut(viewer.tab().url())) {
      throw SignedOut.failure();
    }
  }

  private Reply silence(DownloadWatch watch) {
    // A page's frames load for reasons of their own; only what went wrong may be the answer.
    Optional<NoDownload> answer = watch.noDownload().filter(NoDownload::isRefusal);
    return new Reply.Silence(
        answer.map(NoDownload::describe).orElse("the page did not answer"),
        viewer.answers(id).notice(),
        answer.filter(DownloadAsk::isNotFound).isPresent(),
        film);
  }

  private static boolean isRefused(DownloadWatch watch) {
    return watch.noDownload().filter(NoDownload::isRefusal).isPresent();
  }

  /**
   * With an attachment, a 404 shows as an invalid response only (seen on Chromium 156, 2026-11).
   */
  private static boolean isNotFound(NoDownload answer) {
    return answer.status().orElse(0) == HTTP_NOT_FOUND || answer.error().equals(INVALID_RESPONSE);
  }
}
