package photos.keepsake.googlephotos;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import photos.keepsake.chrome.Chrome;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.page.Album;
import photos.keepsake.googlephotos.page.AlbumFinder;
import photos.keepsake.googlephotos.page.PageRoad;
import photos.keepsake.googlephotos.page.Translation;
import photos.keepsake.googlephotos.signin.SignIn;
import photos.keepsake.library.Account;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * A person's Google Photos library, seen through their own signed-in Chrome. Chrome is the
 * caller's; its download folder must be the staging folder.
 */
public final class GooglePhotosLibrary implements PhotoLibrary {
  private final Chrome chrome;
  private final List<String> wantedAlbums;
  private final int tabs;
  private final Clock clock;
  private @Nullable PageRoad road;
  private boolean closed;

  /**
   * A library that is first touched when {@link #account} is asked.
   *
   * @param wantedAlbums titles or ids; where there is none, the whole library is listed
   * @param tabs how many items are opened at the same time, 1 to 16
   */
  public GooglePhotosLibrary(Chrome chrome, List<String> wantedAlbums, int tabs, Clock clock) {
    this.chrome = chrome;
    this.wantedAlbums = List.copyOf(wantedAlbums);
    this.tabs = tabs;
    this.clock = clock;
  }

  @Override
  public Account account() {
    requireOpen();
    try (Tab tab = chrome.newTab()) {
      return new SignIn(clock).require(tab);
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  @Override
  public Page list(Optional<Cursor> cursor) {
    try {
      return road().list(cursor);
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  @Override
  public void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    try {
      road().fetch(items, outcomes);
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  private synchronized PageRoad road() {
    requireOpen();
    if (road == null) {
      road = new PageRoad(chrome::newTab, albums(), tabs, clock);
    }
    return road;
  }

  private List<Album> albums() {
    if (wantedAlbums.isEmpty()) {
      return List.of();
    }
    try (Tab tab = chrome.newTab()) {
      return new AlbumFinder(tab, clock).find(wantedAlbums);
    }
  }

  private synchronized void requireOpen() {
    if (closed) {
      throw new RunFailure(
          Reason.TEMPORARY,
          "the library was closed",
          "the run is ending",
          "run the same command again; it goes on where it was");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (road != null) {
      road.close();
    }
  }
}
