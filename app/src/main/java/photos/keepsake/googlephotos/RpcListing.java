package photos.keepsake.googlephotos;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import photos.keepsake.googlephotos.RowsLeg.Pace;
import photos.keepsake.googlephotos.SiteOptions.Lists;
import photos.keepsake.googlephotos.rpc.AlbumRecord;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.MediaItem;
import photos.keepsake.googlephotos.rpc.RowPage;
import photos.keepsake.googlephotos.rpc.Rows;
import photos.keepsake.googlephotos.rpc.RpcId;
import photos.keepsake.googlephotos.rpc.Shelf;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;
import photos.keepsake.library.TakenTime.Precision;

/**
 * Lists by the site's calls. A full walk goes through the library, the archive and every album; a
 * quiet one through the top of library and archive, where changes are likely, what came last, the
 * albums that changed, and what earlier runs left behind. What partners share comes after the
 * albums in both.
 *
 * <p>Items of albums come under the keys that they have there. Most of them stand in the library
 * too and have the same dedup key; those that do not are what others put into shared albums.
 */
final class RpcListing {
  private final SiteCalls calls;
  private final ListedItems listed;
  private final FileFinder files;
  private final WalkMemory memory;
  private final List<String> wantedAlbums;
  private final List<String> partners;
  private final Lists lists;
  private final Deque<Leg> ahead = new ArrayDeque<>();
  private Totals totals = new Totals();
  private Gaps gaps = new Gaps();
  private boolean full;
  private boolean done;
  private long pages;

  /**
   * Has listed nothing yet.
   *
   * @param listed takes note of what was listed
   * @param files finds out what listings do not tell
   * @param options which lists to walk
   */
  RpcListing(
      SiteCalls calls,
      ListedItems listed,
      FileFinder files,
      WalkMemory memory,
      SiteOptions options) {
    this.calls = calls;
    this.listed = listed;
    this.files = files;
    this.memory = memory;
    this.wantedAlbums = options.wantedAlbums();
    this.partners = options.partners();
    this.lists = options.lists();
  }

  /** As {@link Road#list}. */
  Page list(Optional<Cursor> cursor) {
    if (cursor.isEmpty()) {
      begin();
    } else if (cursor.get().equals(skip())) {
      ahead.remove();
    } else if (!cursor.get().equals(here())) {
      throw new IllegalArgumentException("a cursor of another listing, or used twice");
    }
    pages++;
    PageDraft page = new PageDraft();
    boolean mayLeave = !ahead.isEmpty() && read(ahead.element(), page);
    if (ahead.isEmpty()) {
      finish();
    }
    return new Page(
        page.items(), some(here(), !ahead.isEmpty()), some(skip(), mayLeave), page.albums());
  }

  /** Reads on; whether the caller may leave this list now. */
  private boolean read(Leg leg, PageDraft page) {
    leg.read(page);
    if (leg.ended()) {
      ahead.remove();
      return false;
    }
    return leg.mayBeLeft();
  }

  private void finish() {
    if (done) {
      return;
    }
    done = true;
    boolean isFullWalk = full && wantedAlbums.isEmpty() && lists == Lists.ALL;
    if (isFullWalk) {
      totals.compare(calls);
    }
    gaps.notes().forEach(calls::note);
    if (isFullWalk && gaps.isEmpty()) {
      memory.fullWalkDone();
    }
  }

  private static Optional<Cursor> some(Cursor cursor, boolean given) {
    return given ? Optional.of(cursor) : Optional.empty();
  }

  private Cursor here() {
    return new Cursor("rpc-" + pages);
  }

  private Cursor skip() {
    return new Cursor("rpc-" + pages + "-next");
  }

  private void begin() {
    ahead.clear();
    totals = new Totals();
    gaps = new Gaps();
    done = false;
    full = !wantedAlbums.isEmpty() || lists == Lists.LIBRARY || memory.isFullWalkDue();
    if (!wantedAlbums.isEmpty()) {
      ahead.add(albums(Optional.empty()));
    } else if (lists == Lists.LIBRARY) {
      ahead.add(library());
    } else if (full) {
      planFullWalk();
    } else {
      planQuietWalk();
    }
  }

  private void planFullWalk() {
    ahead.add(library());
    ahead.add(shelf(Shelf.ARCHIVE, Pace.TO_ITS_END, totals::addArchive));
    ahead.add(albums(Optional.empty()));
    partners.forEach(partner -> ahead.add(partner(partner, Pace.TO_ITS_END)));
  }

  /** The newest pages first: only they tell whether what was turned down looks otherwise now. */
  private void planQuietWalk() {
    ahead.add(shelf(Shelf.LIBRARY, Pace.ONE_PAGE, rows -> {}));
    ahead.add(shelf(Shelf.ARCHIVE, Pace.DOWN_TO_KNOWN, rows -> {}));
    RowsLeg recent = rows(Source.LIBRARY, Call::recentlyAdded, Pace.DOWN_TO_KNOWN);
    ahead.add(new OtherwiseLeg(RpcId.SEARCH.id(), calls, recent, () -> Optional.of(library())));
    ahead.add(albums(Optional.of(album -> !isUnchanged(album))));
    partners.forEach(partner -> ahead.add(partner(partner, Pace.DOWN_TO_KNOWN)));
    List<ItemRef> leftBehind = memory.leftBehind();
    if (!leftBehind.isEmpty()) {
      ahead.add(new LeftBehindLeg(leftBehind, listed));
    }
  }

  private Leg library() {
    return shelf(Shelf.LIBRARY, Pace.TO_ITS_END, totals::addLibrary);
  }

  /** Changes of what earlier runs archived show in the facts too; at first there is none of it. */
  private Leg shelf(Shelf shelf, Pace pace, Consumer<Rows<MediaItem>> counter) {
    Source source = shelf == Shelf.ARCHIVE ? Source.ARCHIVE : Source.LIBRARY;
    Optional<FileFinder> asked = memory.hasItems() ? Optional.of(files) : Optional.empty();
    return new RowsLeg(
        new ListWalk(cursor -> calls.listed(Call.library(shelf, cursor)), gaps),
        new RowReader(source, Optional.empty(), true),
        pace,
        listed,
        asked,
        counter);
  }

  private RowsLeg rows(
      Source source, Function<Optional<String>, Call<RowPage<MediaItem>>> call, Pace pace) {
    return new RowsLeg(
        new ListWalk(cursor -> calls.listed(call.apply(cursor)), gaps),
        new RowReader(source, Optional.empty(), false),
        pace,
        listed,
        Optional.empty(),
        rows -> {});
  }

  /** The account's number is the person's own, as the client says that the call comes from. */
  private Leg partner(String partner, Pace pace) {
    RowsLeg leg =
        rows(
            Source.PARTNER,
            cursor -> Call.partner(partner, calls.gaiaId().orElse(""), cursor),
            pace);
    return new OtherwiseLeg(RpcId.PARTNER.id(), calls, leg, Optional::empty);
  }

  private Leg albums(Optional<Predicate<AlbumRecord>> isChanged) {
    return new AlbumsLeg(calls, listed, isChanged, wantedAlbums, totals, gaps);
  }

  private boolean isUnchanged(AlbumRecord album) {
    return memory
        .albumStamp(new AlbumId(album.id().value()))
        .equals(Optional.of(AlbumWalk.stamp(album)));
  }

  /** The moment is known in any case; without a zone it is told in that of UTC. */
  static TakenTime takenTime(Instant moment, Optional<ZoneOffset> zone) {
    ZoneOffset offset = zone.orElse(ZoneOffset.UTC);
    return new TakenTime(
        LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.SECONDS), offset),
        Optional.of(offset),
        Precision.SECOND);
  }
}
