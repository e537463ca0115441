package photos.keepsake.googlephotos;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.DownloadWatch;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.signin.SignedOut;
import photos.keepsake.googlephotos.site.Site;

/**
 * The tab in whose hidden frames files are asked for, all of them: one page of the site is dear,
 * and a frame is cheap. That the site lets its frames bring files is our inference; others go to
 * the address (gphoto-pull, 2026-04). It is opened when it is first needed, and another takes its
 * place when it stops answering. Safe for several threads.
 */
final class FrameTab implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrameTab.class);

  private static final Duration PAGE_DEADLINE = Duration.ofSeconds(45);
  private static final Duration CALL_DEADLINE = Duration.ofSeconds(10);

  private final Supplier<Tab> open;
  private volatile @Nullable Tab tab;

  /** Hosts of which a frame stays in the page. */
  private final Set<String> kept = new HashSet<>();

  FrameTab(Supplier<Tab> open) {
    this.open = open;
  }

  /**
   * Asks for a file and waits until it is on its way, or until it is clear that it is not. When
   * another thread replaces the tab meanwhile, it is asked for once more in the new one.
   */
  FileReply ask(URI address) {
    Tab first = readyFor(address);
    try {
      return ask(address, first);
    } catch (ChromeException.Closed e) {
      // With the browser, or with this, the tab in use is the one that goes.
      if (first == tab) {
        throw e;
      }
      LOG.debug("the tab was replaced meanwhile, asking once more");
      return ask(address, readyFor(address));
    }
  }

  private FileReply ask(URI address, Tab living) {
    try (DownloadWatch watch = living.downloadInFrame(address, CALL_DEADLINE)) {
      return FileReply.of(watch);
    } catch (ChromeException.Closed | ChromeException.Interrupted e) {
      throw e;
    } catch (ChromeException e) {
      replace(living);
      throw e;
    }
  }

  private synchronized Tab readyFor(URI address) {
    Tab living = tab == null ? open.get() : tab;
    tab = living;
    if (!Site.isPhotos(living.url()) || living.isErrorPage()) {
      goHome(living);
    }
    if (Site.isSignedOut(living.url())) {
      throw SignedOut.failure();
    }
    if (kept.add(address.getHost())) {
      living.keepFrame(Site.smallPage(address), CALL_DEADLINE);
    }
    return living;
  }

  private void goHome(Tab living) {
    kept.clear();
    try {
      living.navigate(Site.LIBRARY, PAGE_DEADLINE);
    } catch (ChromeException.TabCrashed | ChromeException.Timeout e) {
      replace(living);
      throw e;
    }
  }

  /** Closes a tab that stopped answering, unless another thread has done so. */
  synchronized void replace(Tab bad) {
    if (tab == bad) {
      LOG.debug("the tab with frames is replaced");
      bad.close();
      tab = null;
      kept.clear();
    }
  }

  @Override
  public void close() {
    // Without the lock: whoever holds it may be waiting for this tab.
    Tab living = tab;
    if (living != null) {
      living.close();
    }
  }
}
