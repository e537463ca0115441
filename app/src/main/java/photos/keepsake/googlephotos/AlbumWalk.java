package photos.keepsake.googlephotos;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.googlephotos.rpc.AlbumPage;
import photos.keepsake.googlephotos.rpc.AlbumRecord;
import photos.keepsake.googlephotos.rpc.AlbumTimes;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.MediaItem;
import photos.keepsake.googlephotos.rpc.RowPage;
import photos.keepsake.googlephotos.rpc.Rows;
import photos.keepsake.library.Album;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.AlbumPart;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Source;

/** Goes through the items of one album. One that its list calls empty is not asked for. */
final class AlbumWalk {
  private static final Rows<MediaItem> NO_ROWS = new Rows<>(List.of(), 0, List.of());

  private final SiteCalls calls;
  private AlbumKey key;
  private final ListWalk walk;
  private final boolean isEmpty;
  private Optional<AlbumRecord> record;
  private boolean isThere = true;
  private boolean ended;
  private long rowCount;
  private boolean leftSomeOut;
  private boolean hasUnread;

  private AlbumWalk(SiteCalls calls, AlbumKey key, Optional<AlbumRecord> record, Gaps gaps) {
    this.calls = calls;
    this.key = key;
    this.record = record;
    this.isEmpty = stated().equals(OptionalInt.of(0));
    this.walk = new ListWalk(this::page, gaps);
  }

  /** Of an album of the list. */
  static AlbumWalk of(SiteCalls calls, AlbumRecord album, Gaps gaps) {
    return new AlbumWalk(calls, AlbumKey.of(album), Optional.of(album), gaps);
  }

  /** Of an album that no list names; its own record is taken from its items' first page. */
  static AlbumWalk of(SiteCalls calls, ItemId id, Gaps gaps) {
    return new AlbumWalk(calls, new AlbumKey(id, Optional.empty()), Optional.empty(), gaps);
  }

  AlbumKey key() {
    return key;
  }

  boolean ended() {
    return ended;
  }

  /** How many items the site says that it has, where it says so. */
  OptionalInt stated() {
    return record.map(AlbumRecord::count).orElse(OptionalInt.empty());
  }

  /** Whether it was listed to its end, and its list does not hold what its record says. */
  boolean isAtOdds() {
    OptionalInt stated = stated();
    return ended && stated.isPresent() && stated.getAsInt() != rowCount;
  }

  /**
   * The next part; nothing where the site answers with no album, as it does for one that was
   * deleted or is no longer shared.
   *
   * @throws RoadBlocked when the album is not understood
   */
  Optional<AlbumPart> read() {
    List<ItemRef> refs = List.of();
    if (!isEmpty) {
      Rows<MediaItem> rows = walk.read();
      refs = new RowReader(Source.ALBUM, Optional.of(key), false).refs(rows, Map.of());
      rowCount += rows.total();
      leftSomeOut |= refs.size() < rows.total();
      hasUnread |= !rows.unread().isEmpty();
    }
    ended = isEmpty || walk.ended();
    boolean isLast = isLast();
    boolean isWhole = isLast && !leftSomeOut;
    return isThere ? Optional.of(new AlbumPart(album(), refs, isLast, isWhole)) : Optional.empty();
  }

  private RowPage<MediaItem> page(Optional<String> cursor) {
    Optional<AlbumPage> page =
        calls.listedIfThere(Call.albumItems(key.id(), key.authKey(), cursor));
    Optional<AlbumRecord> told = page.flatMap(AlbumPage::album);
    record = record.or(() -> told);
    told.ifPresent(album -> key = key.with(album));
    isThere = page.map(AlbumPage::isThere).orElse(false) || isAllRead();
    RowPage<MediaItem> items =
        page.map(AlbumPage::items).orElseGet(() -> new RowPage<>(NO_ROWS, Optional.empty()));
    requireRecord(items, cursor);
    boolean isEndOfEmpty =
        items.rows().total() == 0 && told.isPresent() && stated().equals(OptionalInt.of(0));
    return isEndOfEmpty ? new RowPage<>(NO_ROWS, Optional.empty()) : items;
  }

  /** Behind all that the site counts, a page with nothing is the end and no album that is gone. */
  private boolean isAllRead() {
    return rowCount > 0 && stated().orElse(0) == rowCount;
  }

  /** Nobody else tells what album it is where no list names it. */
  private void requireRecord(RowPage<MediaItem> items, Optional<String> cursor) {
    if (record.isEmpty() && cursor.isEmpty() && items.rows().total() > 0) {
      throw new RoadBlocked(
          Capability.LISTING, "snAcKc[3] should be an album's record beside its first items");
    }
  }

  /**
   * An album with rows that the site has not ready is not walked again for them: its record may
   * change no more. No row at all is no proof that there is none while the record counts some (seen
   * by others for answers under load, 2026).
   */
  private boolean isLast() {
    boolean isVoid = rowCount == 0 && stated().orElse(0) > 0;
    return ended && !walk.leadsBack() && !hasUnread && !isVoid;
  }

  private Album album() {
    return new Album(
        new AlbumId(key.id().value()),
        record.flatMap(AlbumRecord::title).orElse(""),
        record.map(AlbumWalk::stamp).orElse(""));
  }

  /**
   * Changes with an album's items and its title. The last activity moves without a change of the
   * items too, so it is the second choice.
   */
  static String stamp(AlbumRecord album) {
    AlbumTimes times = album.times();
    Optional<Instant> changed = times.modified().or(times::lastActivity);
    return album.count().orElse(-1)
        + "@"
        + changed.map(moment -> Long.toString(moment.toEpochMilli())).orElse("")
        + "#"
        + ShortHash.of(album.title().orElse("").getBytes(StandardCharsets.UTF_8));
  }
}
