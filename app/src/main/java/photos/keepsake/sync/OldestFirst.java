package photos.keepsake.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import photos.keepsake.library.Account;
import photos.keepsake.library.AlbumPart;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;

/**
 * A library that gives its oldest items first. It lists everything before the first item comes, and
 * keeps it: half a kilobyte or so for each item, so 200 MB for 400,000.
 */
public final class OldestFirst implements PhotoLibrary {
  /** As many as the site gives in one page. */
  private static final int PAGE_ITEMS = 500;

  private final PhotoLibrary library;
  private final BooleanSupplier stopped;
  private final Deque<ItemRef> ahead = new ArrayDeque<>();
  private final List<AlbumPart> albums = new ArrayList<>();
  private Optional<Cursor> listedTo = Optional.empty();
  private SeenIds seen = new SeenIds();
  private boolean isListed;
  private long pages;

  /**
   * The same library, the other way round.
   *
   * @param stopped whether nobody wants the rest of the listing any more
   */
  public OldestFirst(PhotoLibrary library, BooleanSupplier stopped) {
    this.library = library;
    this.stopped = stopped;
  }

  @Override
  public Account account() {
    return library.account();
  }

  @Override
  public Page list(Optional<Cursor> cursor) {
    if (cursor.isEmpty()) {
      begin();
    } else if (!cursor.get().equals(here())) {
      throw new IllegalArgumentException("a cursor of another listing, or used twice");
    }
    pages++;
    if (!isListed) {
      listAll();
      List<AlbumPart> parts = List.copyOf(albums);
      albums.clear();
      return new Page(List.of(), Optional.of(here()), Optional.empty(), parts);
    }
    List<ItemRef> items = new ArrayList<>();
    while (items.size() < PAGE_ITEMS && !ahead.isEmpty()) {
      items.add(ahead.removeLast());
    }
    return new Page(items, ahead.isEmpty() ? Optional.empty() : Optional.of(here()));
  }

  private void begin() {
    ahead.clear();
    albums.clear();
    seen = new SeenIds();
    listedTo = Optional.empty();
    isListed = false;
    pages = 0;
  }

  private Cursor here() {
    return new Cursor("oldest-first-" + pages);
  }

  /** To the end, or until nobody wants it any more. */
  private void listAll() {
    int pagesWithoutNews = 0;
    while (!isListed && !stopped.getAsBoolean()) {
      Page page = library.list(listedTo);
      pagesWithoutNews = add(page) ? 0 : pagesWithoutNews + 1;
      listedTo = page.next();
      isListed = listedTo.isEmpty();
      if (pagesWithoutNews >= Listing.PAGES_WITHOUT_NEWS_MAX) {
        throw Listing.endless();
      }
    }
  }

  private boolean add(Page page) {
    List<ItemRef> news = page.items().stream().filter(seen::addId).toList();
    ahead.addAll(news);
    albums.addAll(page.albums());
    return !news.isEmpty();
  }

  /**
   * In the order given: the library fetches neighbours faster in either direction.
   *
   * @throws RunFailure as the library does
   */
  @Override
  public void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    library.fetch(items, outcomes);
  }

  @Override
  public void close() {
    library.close();
  }
}
