package photos.keepsake.archive.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;

/** The items that were ever tried, and how their last try ended. */
final class ItemTable {
  /**
   * An item that failed under one id may be archived under another by now; but only a proven
   * original stands for the person's own.
   */
  static final String NOT_HELD =
      " AND NOT EXISTS (SELECT 1 FROM item held WHERE held.dedup_key = item.dedup_key"
          + " AND held.state = 'archived' AND held.id <> item.id"
          + " AND (item.source IN ('ALBUM', 'PARTNER') OR EXISTS (SELECT 1 FROM item_file l"
          + " JOIN file f ON f.path = l.path WHERE l.item = held.id AND f.proof = 'original')))";

  /** Of items that no walk through an album has to bring up again: they are tried on their own. */
  private static final String IS_OF_LIST = "source IN ('LIBRARY', 'ARCHIVE', 'PARTNER')";

  /** Of items that are archived, or are tried again without their album. */
  static final String IS_SETTLED = "(state = 'archived' OR " + IS_OF_LIST + ")";

  /** Of items that were neither tried nor listed since the last full walk: they are gone. */
  static final String IS_THERE =
      " AND max(item.changed_at, coalesce(item.listed_at, 0)) >="
          + " coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'full_walk_at'), 0)";

  private final Database database;

  ItemTable(Database database) {
    this.database = database;
  }

  /** The item's last try ended in this state. */
  void upsert(ItemRow item, ItemState state, String reason, Instant now) {
    Optional<TakenTime> taken = item.taken();
    database.update(
        "INSERT INTO item (id, source, kind, name, taken_local, taken_offset, taken_precision,"
            + " taken_at, dedup_key, state, reason, tries, first_seen_at, changed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET source = excluded.source, kind = excluded.kind,"
            + " name = CASE excluded.name WHEN '' THEN name ELSE excluded.name END,"
            + " taken_local = coalesce(excluded.taken_local, taken_local),"
            + " taken_offset = CASE WHEN excluded.taken_local IS NULL THEN taken_offset"
            + " ELSE excluded.taken_offset END,"
            + " taken_precision = coalesce(excluded.taken_precision, taken_precision),"
            + " taken_at = coalesce(excluded.taken_at, taken_at),"
            + " dedup_key = coalesce(excluded.dedup_key, dedup_key),"
            + " state = excluded.state, reason = excluded.reason,"
            + " tries = CASE excluded.state WHEN 'archived' THEN 0 ELSE tries + 1 END,"
            + " changed_at = excluded.changed_at",
        item.id().value(),
        item.source().name(),
        item.kind().name(),
        item.name(),
        orNull(taken.map(t -> t.local().toString())),
        orNull(taken.flatMap(TakenTime::offset).map(Object::toString)),
        orNull(taken.map(t -> t.precision().name())),
        orNull(item.takenAt().map(Instant::toEpochMilli)),
        orNull(item.dedupKey().map(DedupKey::value)),
        state.code(),
        reason,
        state == ItemState.ARCHIVED ? 0 : 1,
        now.toEpochMilli(),
        now.toEpochMilli());
    if (state == ItemState.UNAVAILABLE) {
      noteLooks(item);
    }
  }

  /** As long as it looks so, the answer will be the same. */
  private void noteLooks(ItemRow item) {
    database.update(
        "UPDATE item SET picture = ? WHERE id = ?",
        orNull(item.looks().picture()),
        item.id().value());
  }

  /** See {@link Catalog#turnedDown}. */
  Optional<TurnedDown> turnedDown(ItemId id) {
    return database.queryOne(
        "SELECT name, reason, changed_at, picture, site_bytes FROM item"
            + " WHERE id = ? AND state = 'unavailable'",
        row ->
            new TurnedDown(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                ListingTable.looks(row, 4)),
        id.value());
  }

  /** See {@link Catalog#failedLast}. */
  boolean failedLast(ItemId id) {
    return database
        .queryOne("SELECT 1 FROM item WHERE id = ? AND state = 'failed'", row -> 1, id.value())
        .isPresent();
  }

  /** See {@link Catalog#hasItems}. */
  boolean hasAny() {
    return database.queryOne("SELECT 1 FROM item LIMIT 1", row -> 1).isPresent();
  }

  /** See {@link Catalog#leftBehind}. */
  List<ItemRef> leftBehind(Instant since, int limit) {
    return database.query(
        "SELECT id, source, kind, "
            + TakenColumns.NAMES
            + ", dedup_key, picture, site_bytes FROM item WHERE state IN ('failed', 'unavailable')"
            + " AND max(changed_at, coalesce(listed_at, 0)) >= ? AND "
            + IS_OF_LIST
            + NOT_HELD
            + " ORDER BY changed_at, id LIMIT ?",
        ItemTable::ref,
        since.toEpochMilli(),
        limit);
  }

  private static ItemRef ref(ResultSet row) throws SQLException {
    return new ItemRef(
        new ItemId(row.getString(1)),
        Source.valueOf(row.getString(2)),
        ItemKind.valueOf(row.getString(3)),
        TakenColumns.read(row, 4),
        Optional.ofNullable(row.getString(7)).map(DedupKey::new),
        Metadata.NONE,
        ListingTable.looks(row, 8));
  }

  private static @Nullable Object orNull(Optional<?> value) {
    return value.isPresent() ? value.get() : null;
  }
}
