package photos.keepsake.archive.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Looks;
import photos.keepsake.library.Metadata;

/**
 * What listings tell of items that are archived: metadata, looks and keys. Every method runs in the
 * caller's transaction, and writes only what is new.
 */
final class ListingTable {
  private static final Logger log = LoggerFactory.getLogger(ListingTable.class);

  /** So few photos of one page may well have been edited, even when they are all there are. */
  private static final int EDITED_AT_ONCE_MAX = 3;

  /** Nobody edits so many of a page between two runs. */
  private static final double UNEDITED_SHARE = 0.9;

  private static final String COLUMNS =
      "state, dedup_key, picture, site_bytes, " + MetadataColumns.NAMES;

  private final Database database;
  private final ProofTable proofs;

  ListingTable(Database database, ProofTable proofs) {
    this.database = database;
    this.proofs = proofs;
  }

  /** What is known of an item. */
  private record Known(boolean archived, Optional<DedupKey> key, Looks looks, Metadata metadata) {}

  /** An archived item, as it is told and as it is known. */
  private record Held(ItemRef told, Known known) {
    Optional<String> picture() {
      return told.looks().picture();
    }

    boolean hasTwoPictures() {
      return picture().isPresent() && known.looks().picture().isPresent();
    }

    boolean hasNewPicture() {
      return hasTwoPictures() && !picture().equals(known.looks().picture());
    }
  }

  /**
   * Takes over what is told of those that are archived under these very ids, and that the others
   * are still there.
   */
  void listed(List<ItemRef> items, Instant now) {
    List<Held> held = new ArrayList<>();
    for (ItemRef item : items) {
      Optional<Known> known = known(item.id());
      known.filter(Known::archived).ifPresent(k -> held.add(new Held(item, k)));
      known.filter(k -> !k.archived()).ifPresent(k -> metAgain(item.id(), now));
    }
    boolean newTokens = areTokensNew(held);
    for (Held item : held) {
      tellMetadata(item.told().id(), item.told().metadata(), item.known().metadata());
      tellLooks(item, newTokens);
      tellKey(item);
    }
  }

  private void metAgain(ItemId item, Instant now) {
    database.update("UPDATE item SET listed_at = ? WHERE id = ?", now.toEpochMilli(), item.value());
  }

  /** The item, whose row is there, has files now; they are of the version that was told. */
  void fetched(ItemRow item) {
    Metadata known = known(item.id()).map(Known::metadata).orElse(Metadata.NONE);
    tellMetadata(item.id(), item.metadata(), known);
    database.update(
        "UPDATE item SET picture = coalesce(?, picture), site_bytes = coalesce(?, site_bytes),"
            + " sidecar_due = 1 WHERE id = ?",
        item.looks().picture().orElse(null),
        orNull(item.looks().sizeBytes()),
        item.id().value());
  }

  /** Where nearly all of a page changed, the site gives out new tokens for old pictures. */
  private static boolean areTokensNew(List<Held> held) {
    long comparable = held.stream().filter(Held::hasTwoPictures).count();
    long changed = held.stream().filter(Held::hasNewPicture).count();
    boolean areNew = changed > EDITED_AT_ONCE_MAX && changed > UNEDITED_SHARE * comparable;
    if (areNew) {
      log.info("the site shows nearly all of a page under new picture tokens count={}", changed);
    }
    return areNew;
  }

  private void tellMetadata(ItemId item, Metadata told, Metadata known) {
    Metadata merged = MetadataColumns.merge(told, known);
    if (!merged.equals(known)) {
      List<@Nullable Object> values = new ArrayList<>(MetadataColumns.values(merged));
      values.add(item.value());
      database.update(
          "UPDATE item SET " + MetadataColumns.SET + ", sidecar_due = 1 WHERE id = ?",
          values.toArray());
    }
  }

  /** Another look than the known one stays untold: until the item was fetched, it is news. */
  private void tellLooks(Held item, boolean newTokens) {
    Looks known = item.known().looks();
    Optional<String> picture =
        newTokens ? item.picture().or(known::picture) : known.picture().or(item::picture);
    OptionalLong size =
        known.sizeBytes().isPresent() ? known.sizeBytes() : item.told().looks().sizeBytes();
    if (!known.equals(new Looks(picture, size))) {
      database.update(
          "UPDATE item SET picture = ?, site_bytes = ? WHERE id = ?",
          picture.orElse(null),
          orNull(size),
          item.told().id().value());
    }
  }

  /** A key that an edit changed is news likewise. */
  private void tellKey(Held item) {
    Optional<DedupKey> known = item.known().key();
    item.told()
        .dedupKey()
        .filter(told -> known.isEmpty() || !(told.isChanged() || known.get().equals(told)))
        .ifPresent(told -> proofs.noteKey(item.told().id(), told));
  }

  private Optional<Known> known(ItemId item) {
    return database.queryOne(
        "SELECT " + COLUMNS + " FROM item WHERE id = ?", ListingTable::known, item.value());
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getString(1).equals(ItemState.ARCHIVED.code()),
        Optional.ofNullable(row.getString(2)).map(DedupKey::new),
        looks(row, 3),
        MetadataColumns.read(row, 5));
  }

  /** Out of the columns picture and site_bytes. */
  static Looks looks(ResultSet row, int first) throws SQLException {
    long size = row.getLong(first + 1);
    OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(size);
    return new Looks(Optional.ofNullable(row.getString(first)), known);
  }

  private static @Nullable Object orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
