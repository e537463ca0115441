package photos.keepsake.googlephotos;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.googlephotos.page.AlbumIndex;
import photos.keepsake.googlephotos.rpc.AlbumPage;
import photos.keepsake.googlephotos.rpc.AlbumRecord;
import photos.keepsake.googlephotos.rpc.AlbumTimes;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.MediaItem;
import photos.keepsake.googlephotos.rpc.RowPage;
import photos.keepsake.googlephotos.rpc.Rows;
import photos.keepsake.googlephotos.rpc.Shelf;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;
import photos.keepsake.library.TakenTime.Precision;

/**
 * Lists by the site's calls. A full walk goes through the library, the archive and every album; a
 * quiet one through what came last, the top of the archive and the albums that changed, and lets
 * the caller leave a list as soon as it meets nothing new.
 *
 * <p>Items of albums come under the keys that they have there. Most of them stand in the library
 * too and have the same dedup key; those that do not are what others put into shared albums.
 */
final class RpcListing {
  private static final Logger LOG = LoggerFactory.getLogger(RpcListing.class);

  /** Many albums are small: so many of their pages make one page here. */
  private static final int ALBUM_PAGES_MAX = 20;

  private static final int ALBUM_ITEMS_ENOUGH = 500;

  private final SiteCalls calls;
  private final ListedItems listed;
  private final WalkMemory memory;
  private final List<String> wantedAlbums;
  private final Deque<ListWalk> ahead = new ArrayDeque<>();
  private boolean full;
  private boolean albumsKnown;
  private long pages;

  /**
   * Has listed nothing yet.
   *
   * @param listed takes note of what was listed
   * @param wantedAlbums titles or ids of the albums to list; all of the library where there is none
   */
  RpcListing(SiteCalls calls, ListedItems listed, WalkMemory memory, List<String> wantedAlbums) {
    this.calls = calls;
    this.listed = listed;
    this.memory = memory;
    this.wantedAlbums = List.copyOf(wantedAlbums);
  }

  /** As {@link Road#list}. */
  Page list(Optional<Cursor> cursor) {
    if (cursor.isEmpty()) {
      begin();
    } else if (cursor.get().equals(skip())) {
      ahead.poll();
    } else if (!cursor.get().equals(here())) {
      throw new IllegalArgumentException("a cursor of another listing, or used twice");
    }
    pages++;
    List<ItemRef> items = new ArrayList<>();
    boolean mayLeave = false;
    if (albumsKnown || ahead.isEmpty()) {
      readAlbums(items);
    } else {
      mayLeave = !read(items) && !full;
    }
    boolean more = !ahead.isEmpty() || !albumsKnown;
    if (!more && full && wantedAlbums.isEmpty()) {
      memory.fullWalkDone();
    }
    return new Page(items, some(here(), more), some(skip(), mayLeave), List.of());
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
    albumsKnown = false;
    full = !wantedAlbums.isEmpty() || memory.isFullWalkDue();
    if (wantedAlbums.isEmpty()) {
      Function<Optional<String>, Call<RowPage<MediaItem>>> library =
          full ? cursor -> Call.library(Shelf.LIBRARY, cursor) : Call::recentlyAdded;
      ahead.add(walk(Source.LIBRARY, library));
      ahead.add(walk(Source.ARCHIVE, cursor -> Call.library(Shelf.ARCHIVE, cursor)));
    }
  }

  private ListWalk walk(Source source, Function<Optional<String>, Call<RowPage<MediaItem>>> call) {
    return new ListWalk(
        source, Optional.empty(), cursor -> calls.listed(call.apply(cursor)), () -> {});
  }

  private void readAlbums(List<ItemRef> items) {
    if (!albumsKnown) {
      albums().forEach(ahead::add);
      albumsKnown = true;
    }
    for (int i = 0;
        i < ALBUM_PAGES_MAX && items.size() < ALBUM_ITEMS_ENOUGH && !ahead.isEmpty();
        i++) {
      boolean unused = read(items);
    }
  }

  private Stream<ListWalk> albums() {
    AlbumIndex<AlbumRecord> known = new AlbumList(calls).read(album -> full || !isUnchanged(album));
    if (!wantedAlbums.isEmpty()) {
      return wantedAlbums.stream().map(wanted -> wanted(known, wanted));
    }
    return known.all().stream()
        .filter(album -> album.count().orElse(1) > 0)
        .filter(album -> full || !isUnchanged(album))
        .map(this::walk);
  }

  private ListWalk wanted(AlbumIndex<AlbumRecord> known, String wanted) {
    return known
        .find(wanted)
        .map(this::walk)
        .orElseGet(() -> walk(new AlbumKey(new ItemId(wanted), Optional.empty()), () -> {}));
  }

  private ListWalk walk(AlbumRecord album) {
    return walk(AlbumKey.of(album), () -> {});
  }

  private ListWalk walk(AlbumKey album, Runnable onEnd) {
    return new ListWalk(
        Source.ALBUM, Optional.of(album), cursor -> albumPage(album, cursor), onEnd);
  }

  /** An album that was deleted or is no longer shared gets an answer that is about no album. */
  private RowPage<MediaItem> albumPage(AlbumKey album, Optional<String> cursor) {
    return calls
        .listedIfThere(Call.albumItems(album.id(), album.authKey(), cursor))
        .filter(page -> page.album().isPresent())
        .map(AlbumPage::items)
        .orElseGet(() -> new RowPage<>(new Rows<>(List.of(), 0, List.of()), Optional.empty()));
  }

  private boolean isUnchanged(AlbumRecord album) {
    return memory.albumStamp(new AlbumId(album.id().value())).equals(Optional.of(stamp(album)));
  }

  /** The last activity moves without a change of the items too, so it is the second choice. */
  private static String stamp(AlbumRecord album) {
    AlbumTimes times = album.times();
    Optional<Instant> changed = times.modified().or(times::lastActivity);
    return album.count().orElse(-1)
        + "@"
        + changed.map(moment -> Long.toString(moment.toEpochMilli())).orElse("");
  }

  /** Adds the next page of the list that comes first; whether it was its last. */
  private boolean read(List<ItemRef> items) {
    ListWalk walk = ahead.element();
    Rows<MediaItem> rows = walk.read().rows();
    List<ItemRef> refs = refs(rows, walk.source());
    listed.add(refs.stream().map(ItemRef::id).toList(), walk.album());
    items.addAll(refs);
    if (walk.ended()) {
      ahead.remove();
    }
    return walk.ended();
  }

  private static List<ItemRef> refs(Rows<MediaItem> rows, Source source) {
    List<ItemRef> refs = new ArrayList<>();
    rows.read().stream().filter(MediaItem::isReady).forEach(row -> refs.add(ref(row, source)));
    int unready = rows.total() - rows.unread().size() - refs.size();
    if (unready > 0) {
      LOG.info("items that the site has not ready yet are left for a later run count={}", unready);
    }
    for (Rows.Unread row : rows.unread()) {
      LOG.warn("a row was not understood drift={}", row.drift());
      row.id().ifPresent(id -> refs.add(unread(id, source)));
    }
    return refs;
  }

  private static ItemRef ref(MediaItem row, Source source) {
    return new ItemRef(
        row.id(),
        row.isArchived() && source == Source.LIBRARY ? Source.ARCHIVE : source,
        row.video().isPresent() ? ItemKind.VIDEO : ItemKind.PHOTO,
        Optional.of(takenTime(row.takenAt(), row.zone())),
        row.dedupKey());
  }

  private static ItemRef unread(ItemId id, Source source) {
    return new ItemRef(id, source, ItemKind.UNKNOWN, Optional.empty());
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
