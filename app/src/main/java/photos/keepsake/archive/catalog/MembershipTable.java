package photos.keepsake.archive.catalog;

import java.time.Instant;
import java.util.Optional;
import photos.keepsake.library.Album;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.AlbumPart;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemRef;

/**
 * Which photos stand in which albums, as listings told it. What an album has no longer goes when
 * all of the album was told. Changes of one photo run in the caller's transaction.
 */
final class MembershipTable {
  private static final String DUE = "UPDATE item SET sidecar_due = 1 WHERE sidecar_due = 0 AND ";

  private final Database database;
  private long walk;

  MembershipTable(Database database) {
    this.database = database;
  }

  /** Takes note of a part of an album. All parts told to one open catalog are one walk. */
  void listed(AlbumPart part, Instant now) {
    if (walk == 0) {
      walk = Math.max(now.toEpochMilli(), lastWalk() + 1);
    }
    tellTitle(part.album());
    part.items().forEach(item -> add(part.album(), item));
    if (part.isWhole()) {
      dropOthers(part.album());
    }
    if (part.isLast()) {
      database.update(
          "UPDATE album SET stamp = ?1 WHERE id = ?2 AND stamp IS NOT ?1",
          part.album().stamp(),
          part.album().id().value());
    }
  }

  /** Larger than every walk before, also when the clock was set back. */
  private long lastWalk() {
    return database
        .queryOne("SELECT coalesce(max(walk), 0) FROM album_photo", row -> row.getLong(1))
        .orElse(0L);
  }

  private void tellTitle(Album album) {
    String id = album.id().value();
    Optional<String> known =
        database.queryOne("SELECT title FROM album WHERE id = ?", row -> row.getString(1), id);
    if (known.isEmpty()) {
      database.update("INSERT INTO album (id, title) VALUES (?, ?)", id, album.title());
    } else if (!known.get().equals(album.title())) {
      database.update("UPDATE album SET title = ? WHERE id = ?", album.title(), id);
      String photos = "(SELECT photo FROM album_photo WHERE album = ?)";
      database.update(DUE + "dedup_key IN " + photos, id);
      database.update(DUE + "id IN " + photos, id);
    }
  }

  private void add(Album album, ItemRef item) {
    String photo = item.dedupKey().map(DedupKey::value).orElse(item.id().value());
    int met =
        database.update(
            "UPDATE album_photo SET walk = ? WHERE album = ? AND photo = ?",
            walk,
            album.id().value(),
            photo);
    if (met == 0) {
      database.update(
          "INSERT INTO album_photo (album, photo, walk) VALUES (?, ?, ?)",
          album.id().value(),
          photo,
          walk);
      setDue(photo);
    }
  }

  private void dropOthers(Album album) {
    database
        .query(
            "DELETE FROM album_photo WHERE album = ? AND walk <> ? RETURNING photo",
            row -> row.getString(1),
            album.id().value(),
            walk)
        .forEach(this::setDue);
  }

  private void setDue(String photo) {
    database.update(DUE + "(dedup_key = ?1 OR id = ?1)", photo);
  }

  /** See {@link Catalog#albumStamp}. */
  Optional<String> stamp(AlbumId album) {
    return database
        .queryOne(
            "SELECT stamp FROM album WHERE id = ?",
            row -> Optional.ofNullable(row.getString(1)),
            album.value())
        .flatMap(stamp -> stamp);
  }

  /** See {@link Catalog#forgetUnfinishedAlbums}. */
  void forgetUnfinished(Instant lately) {
    String settled = "(" + ItemTable.IS_SETTLED + " OR state = 'unavailable' AND changed_at > ?1)";
    database.update(
        "UPDATE album SET stamp = NULL WHERE stamp IS NOT NULL AND EXISTS (SELECT 1 FROM"
            + " album_photo p WHERE p.album = album.id"
            + " AND NOT EXISTS (SELECT 1 FROM item WHERE dedup_key = p.photo AND "
            + settled
            + ") AND NOT EXISTS (SELECT 1 FROM item WHERE id = p.photo AND "
            + settled
            + "))",
        lately.toEpochMilli());
  }
}
