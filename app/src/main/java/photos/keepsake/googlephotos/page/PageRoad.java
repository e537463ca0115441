package photos.keepsake.googlephotos.page;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.googlephotos.tabs.TabPool;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.Source;

/**
 * Lists and fetches as a person would, in the pages of the site. Grids are walked side by side,
 * each in a tab of its own, so that waiting for the end of one costs no time.
 */
public final class PageRoad implements AutoCloseable {
  private final Supplier<Tab> open;
  private final Supplier<List<Album>> findAlbums;
  private final boolean withArchive;
  private final Clock clock;
  private final ItemNotes notes = new ItemNotes();
  private final TabPool<Viewer> tabs;
  private final ItemFetcher fetcher;
  private List<GridListing> listings = List.of();
  private long pages;

  /**
   * A road that opens its tabs with {@code open}.
   *
   * @param findAlbums gives the albums to list, and is asked when a listing begins; where there is
   *     none, the library is listed
   * @param withArchive whether the archive is listed along with the library
   * @param tabCount how many items are opened at the same time, 1 to 16
   */
  public PageRoad(
      Supplier<Tab> open,
      Supplier<List<Album>> findAlbums,
      boolean withArchive,
      int tabCount,
      Clock clock) {
    this.withArchive = withArchive;
    this.open = open;
    this.findAlbums = findAlbums;
    this.clock = clock;
    this.tabs =
        new TabPool<>(tabCount, () -> new Viewer(open.get()), viewer -> viewer.tab().close());
    this.fetcher = new ItemFetcher(tabs, notes, new SizeDoubts(), clock);
  }

  /** As {@link photos.keepsake.library.PhotoLibrary#list}. */
  public Page list(Optional<Cursor> cursor) {
    if (cursor.isEmpty()) {
      begin();
    } else if (!cursor.get().equals(here())) {
      throw new IllegalArgumentException("a cursor of another listing, or used twice");
    }
    pages++;
    List<ItemRef> found = new ArrayList<>();
    while (found.isEmpty() && !ended()) {
      lookEverywhere(found);
    }
    return new Page(found, ended() ? Optional.empty() : Optional.of(here()));
  }

  private void begin() {
    listings.forEach(GridListing::close);
    List<Album> albums = findAlbums.get();
    listings =
        albums.isEmpty()
            ? grids()
            : albums.stream().map(album -> listing(album.url(), Source.ALBUM)).toList();
  }

  private List<GridListing> grids() {
    GridListing library = listing(Site.LIBRARY, Source.LIBRARY);
    return withArchive ? List.of(library, listing(Site.ARCHIVE, Source.ARCHIVE)) : List.of(library);
  }

  private GridListing listing(URI grid, Source source) {
    return new GridListing(grid, source, open, notes, clock);
  }

  private void lookEverywhere(List<ItemRef> found) {
    for (GridListing listing : listings) {
      if (!listing.ended()) {
        found.addAll(listing.look());
      }
    }
  }

  private boolean ended() {
    return listings.stream().allMatch(GridListing::ended);
  }

  private Cursor here() {
    return new Cursor("page-" + pages);
  }

  /** Takes note of where an item's viewer is that was listed otherwise, as one of an album. */
  public void learnAddress(ItemId id, URI address) {
    notes.learnAddress(id, address);
  }

  /** As {@link photos.keepsake.library.PhotoLibrary#fetch}. */
  public void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    fetcher.fetch(items, outcomes);
  }

  @Override
  public void close() {
    fetcher.close();
    tabs.close();
    listings.forEach(GridListing::close);
  }
}
