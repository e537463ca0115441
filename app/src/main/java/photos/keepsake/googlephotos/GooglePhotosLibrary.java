package photos.keepsake.googlephotos;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import photos.keepsake.chrome.Chrome;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.page.Album;
import photos.keepsake.googlephotos.page.AlbumFinder;
import photos.keepsake.googlephotos.page.PageRoad;
import photos.keepsake.googlephotos.page.Translation;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.Quota;
import photos.keepsake.googlephotos.rpc.Sleeper;
import photos.keepsake.googlephotos.signin.SignIn;
import photos.keepsake.library.Account;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Upload;

/**
 * A person's Google Photos library, seen through their own signed-in Chrome. Chrome is the
 * caller's; its download folder must be the staging folder.
 */
public final class GooglePhotosLibrary implements PhotoLibrary {
  private final Chrome chrome;
  private final SiteOptions options;
  private final Clock clock;
  private final RpcRoad calls;
  private final Road road;
  private boolean closed;

  /**
   * A library that is first touched when {@link #account} is asked.
   *
   * @param memory what earlier runs walked; used when listing by calls
   * @param notes hears, at most once for each, on which road the run went on or what it went
   *     without; from any thread
   */
  public GooglePhotosLibrary(
      Chrome chrome,
      SiteOptions options,
      WalkMemory memory,
      Consumer<String> notes,
      Clock clock,
      Sleeper sleeper) {
    this.chrome = chrome;
    this.options = options;
    this.clock = clock;
    this.calls = new RpcRoad(chrome::newTab, options, memory, notes, clock, sleeper);
    PageRoad pages =
        new PageRoad(
            chrome::newTab,
            this::albums,
            options.lists() == SiteOptions.Lists.ALL,
            options.parallel(),
            clock);
    Road byPage = new ByPage(pages, calls::address, () -> sayWhatPagesLack(notes));
    this.road =
        switch (options.road()) {
          case AUTO -> new FallbackRoad(calls, byPage, !options.wantedAlbums().isEmpty(), notes);
          case RPC -> calls;
          case PAGE -> byPage;
        };
  }

  private void sayWhatPagesLack(Consumer<String> notes) {
    if (!options.partners().isEmpty() && options.wantedAlbums().isEmpty()) {
      notes.accept("went without what partners share: the page road does not list it");
    }
  }

  @Override
  public Account account() {
    requireOpen();
    try {
      return options.road() == RoadChoice.PAGE ? accountByPage() : calls.account();
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  private Account accountByPage() {
    try (Tab tab = chrome.newTab()) {
      return new SignIn(clock).require(tab);
    }
  }

  @Override
  public Page list(Optional<Cursor> cursor) {
    requireOpen();
    try {
      return road.list(cursor);
    } catch (RoadBlocked e) {
      throw siteChanged(e);
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  @Override
  public void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    requireOpen();
    try {
      road.fetch(items, outcomes);
    } catch (RoadBlocked e) {
      throw siteChanged(e);
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  /**
   * How many bytes the account's photos take at Google. Asked for at each call; a refusal is said
   * and fails nothing.
   *
   * @return empty where the site does not say, and on the page road, which does not see it
   */
  public OptionalLong usedBytes() {
    requireOpen();
    if (options.road() == RoadChoice.PAGE) {
      return OptionalLong.empty();
    }
    try {
      return calls.calls().bonus(Call.quota()).map(Quota::photosBytes).orElse(OptionalLong.empty());
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  /**
   * The uploads to this account that Google Photos knows by any of these hashes; for the others,
   * nothing was uploaded with these very bytes.
   *
   * @throws RunFailure with SITE_CHANGED when the site can no longer be asked so, with TEMPORARY
   *     when it did not answer
   */
  public List<Upload> uploads(List<Sha1> hashes) {
    requireOpen();
    try {
      return new HashSearch(calls.calls()).uploads(hashes);
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  private List<Album> albums() {
    if (options.wantedAlbums().isEmpty()) {
      return List.of();
    }
    try (Tab tab = chrome.newTab()) {
      return new AlbumFinder(tab, clock).find(options.wantedAlbums());
    }
  }

  private static RunFailure siteChanged(RoadBlocked cause) {
    return new RunFailure(
        Reason.SITE_CHANGED,
        "Google Photos has changed: " + cause.capability() + " by its own calls no longer works",
        cause.reason(),
        "use --road auto, which takes the site's pages instead, or update Keepsake",
        cause);
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
  public void close() {
    synchronized (this) {
      closed = true;
    }
    calls.close();
    road.close();
  }
}
