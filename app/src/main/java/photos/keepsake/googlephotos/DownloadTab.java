package photos.keepsake.googlephotos;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Download;
import photos.keepsake.chrome.DownloadWatch;
import photos.keepsake.chrome.NoDownload;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.FileReply.Began;
import photos.keepsake.googlephotos.FileReply.NoFile;
import photos.keepsake.googlephotos.signin.SignedOut;
import photos.keepsake.googlephotos.site.Site;

/**
 * A tab from which files are asked for, one at a time: in a hidden frame of the site's page, or by
 * going to the address. That the site lets its frames bring files is our inference; others go to
 * the address (gphoto-pull, 2026-04). For one thread.
 */
final class DownloadTab {
  private static final Duration PAGE_DEADLINE = Duration.ofSeconds(45);
  private static final Duration CALL_DEADLINE = Duration.ofSeconds(10);
  private static final Duration GOING_DEADLINE = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofMillis(250);

  /** Five seconds; a good download begins within one or two. */
  private static final int LOOKS = 20;

  private final Tab tab;

  DownloadTab(Tab tab) {
    this.tab = tab;
  }

  Tab tab() {
    return tab;
  }

  /** Asks in a hidden frame. */
  FileReply askInFrame(URI address) {
    goHome();
    try (DownloadWatch watch = tab.downloadInFrame(address, CALL_DEADLINE)) {
      return reply(watch);
    }
  }

  /** Goes to the address; afterwards the tab may show whatever came from there. */
  FileReply askByGoing(URI address) {
    try (DownloadWatch watch = tab.watchDownloads()) {
      tab.navigate(address, GOING_DEADLINE);
      return reply(watch);
    } catch (ChromeException.Timeout e) {
      return new NoFile(Optional.empty());
    }
  }

  private void goHome() {
    if (!Site.isPhotos(tab.url()) || tab.isErrorPage()) {
      tab.navigate(Site.LIBRARY, PAGE_DEADLINE);
    }
    if (Site.isSignedOut(tab.url())) {
      throw SignedOut.failure();
    }
  }

  private static FileReply reply(DownloadWatch watch) {
    boolean refused = false;
    for (int look = 0; look < LOOKS && !refused; look++) {
      // One more look after a refusal: the download may just be beginning.
      refused = watch.noDownload().filter(NoDownload::isRefusal).isPresent();
      Optional<Download> begun = begun(watch);
      if (begun.isPresent()) {
        return checked(begun.get());
      }
    }
    return new NoFile(watch.noDownload());
  }

  private static Optional<Download> begun(DownloadWatch watch) {
    try {
      return Optional.of(watch.awaitBegin(LOOK));
    } catch (ChromeException.Timeout e) {
      return Optional.empty();
    }
  }

  /** A redirect could have led anywhere. */
  private static FileReply checked(Download download) {
    if (Site.isFileHost(download.url())) {
      return new Began(download);
    }
    download.cancel();
    return new NoFile(Optional.empty());
  }
}
