package photos.keepsake.googlephotos;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
  private final SiteCalls calls;
  private final AlbumKey key;
  private final ListWalk walk;
  private final boolean isEmpty;
  private Optional<AlbumRecord> record;
  private boolean isThere = true;
  private boolean ended;
  private long rowCount;
  private boolean leftSomeOut;

  private AlbumWalk(SiteCalls calls, AlbumKey key, Optional<AlbumRecord> record) {
    this.calls = calls;
    this.key = key;
    this.record = record;
    this.isEmpty = stated().equals(OptionalInt.of(0));
    this.walk = new ListWalk(this::page);
  }

  /** Of an album of the list. */
  static AlbumWalk of(SiteCalls calls, AlbumRecord album) {
    return new AlbumWalk(calls, AlbumKey.of(album), Optional.of(album));
  }

  /** Of an album that no list names; its own record is taken from its items' first page. */
  static AlbumWalk of(SiteCalls calls, ItemId id) {
    return new AlbumWalk(calls, new AlbumKey(id, Optional.empty()), Optional.empty());
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
    }
    ended = isEmpty || walk.ended();
    return isThere ? Optional.of(new AlbumPart(album(), refs, isLast())) : Optional.empty();
  }

  private RowPage<MediaItem> page(Optional<String> cursor) {
    Optional<AlbumPage> page =
        calls
            .listedIfThere(Call.albumItems(key.id(), key.authKey(), cursor))
            .filter(answer -> answer.album().isPresent());
    record = record.or(() -> page.flatMap(AlbumPage::album));
    isThere = page.isPresent();
    return page.map(AlbumPage::items)
        .orElseGet(() -> new RowPage<>(new Rows<>(List.of(), 0, List.of()), Optional.empty()));
  }

  /**
   * Rows that were left out may be members, and no row at all is no proof that there is none while
   * the album's record counts some (seen by others for answers under load, 2026).
   */
  private boolean isLast() {
    boolean isVoid = rowCount == 0 && stated().orElse(0) > 0;
    return ended && !leftSomeOut && !isVoid;
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
