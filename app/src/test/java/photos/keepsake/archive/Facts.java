package photos.keepsake.archive;

import java.sql.SQLException;
import java.util.Locale;

/** Puts what a listing would tell into the catalog of an open archive. */
final class Facts {
  private final Archive archive;

  Facts(Archive archive) {
    this.archive = archive;
  }

  /** Any statement, by a connection of its own. */
  void sql(String statement, Object... values) {
    try {
      OpenArchiveTest.execute(archive.root(), String.format(Locale.ROOT, statement, values));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void describe(String item, String description) {
    sql(
        "UPDATE item SET description = '%s', sidecar_due = 1 WHERE id = '%s'",
        description.replace("'", "''"), item);
  }

  void album(String id, String title) {
    sql(
        "INSERT INTO album (id, title) VALUES ('%s', '%s')"
            + " ON CONFLICT (id) DO UPDATE SET title = excluded.title",
        id, title.replace("'", "''"));
    sql(
        "UPDATE item SET sidecar_due = 1 WHERE coalesce(dedup_key, id) IN"
            + " (SELECT photo FROM album_photo WHERE album = '%s')",
        id);
  }

  /** The item's photo is in the album; by its dedup key where it has one. */
  void add(String album, String item) {
    sql(
        "INSERT INTO album_photo (album, photo, walk)"
            + " SELECT '%s', coalesce(dedup_key, id), 1 FROM item WHERE id = '%s'",
        album, item);
    sql("UPDATE item SET sidecar_due = 1 WHERE id = '%s'", item);
  }

  void takeOut(String album, String item) {
    sql(
        "DELETE FROM album_photo WHERE album = '%s' AND photo ="
            + " (SELECT coalesce(dedup_key, id) FROM item WHERE id = '%s')",
        album, item);
    sql("UPDATE item SET sidecar_due = 1 WHERE id = '%s'", item);
  }
}
