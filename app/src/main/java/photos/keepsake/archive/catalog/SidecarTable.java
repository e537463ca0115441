package photos.keepsake.archive.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.TakenTime;

/**
 * Which items have sidecars to be written, what these are to tell, and which sidecars are ours.
 *
 * <p>An item is due when what is known of it changed. It is begun, and no longer due, in the
 * transaction that reads the facts, and done after its files were written; meanwhile it may become
 * due again. One that is left begun was being written when its run died, and counts as due.
 */
public final class SidecarTable {
  private static final String HELD = " AND i.state = 'archived'";

  private final Database database;

  SidecarTable(Database database) {
    this.database = database;
  }

  /**
   * A sidecar that is about to be written.
   *
   * @param path of the sidecar, relative to the archive
   * @param sha256 of what it will have, and of what lies there now and is ours, if anything does
   */
  public record Promise(String path, List<String> sha256) {

    /** Copies the list. */
    public Promise {
      sha256 = List.copyOf(sha256);
    }
  }

  /** At most {@code limit} archived items that are due, in the order of their ids. */
  public List<ItemId> dueAfter(String id, int limit) {
    // The plus keeps SQLite from going through all that is archived.
    return database.query(
        "SELECT id FROM item WHERE sidecar_due + sidecar_begun > 0 AND id > ? AND +state = 'archived'"
            + " ORDER BY id LIMIT ?",
        row -> new ItemId(row.getString(1)),
        id,
        limit);
  }

  /**
   * Begins with some items, in one transaction.
   *
   * @param plan asked once for each file of theirs; says what will be written beside it, empty for
   *     nothing. It must not use the catalog but for reading.
   */
  public void begin(List<ItemId> items, Function<PhotoFacts, Optional<Promise>> plan) {
    database.transaction(
        () -> {
          for (ItemId item : items) {
            for (String path : files(item)) {
              plan.apply(facts(path)).ifPresent(this::write);
            }
            database.update(
                "UPDATE item SET sidecar_due = 0, sidecar_begun = 1 WHERE id = ?", item.value());
          }
        });
  }

  private List<String> files(ItemId item) {
    return database.query(
        "SELECT DISTINCT path FROM item_file WHERE item = ? ORDER BY path",
        row -> row.getString(1),
        item.value());
  }

  private void write(Promise promise) {
    database.update(
        "INSERT INTO sidecar (path, sha256) VALUES (?, ?)"
            + " ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256",
        promise.path(),
        String.join(" ", promise.sha256()));
  }

  /** The sidecars of these items are on the disk. Those that are due again stay so. */
  public void done(List<ItemId> items) {
    database.transaction(
        () -> {
          for (ItemId item : items) {
            database.update("UPDATE item SET sidecar_begun = 0 WHERE id = ?", item.value());
          }
        });
  }

  /** The SHA-256 of what we may have written there; empty when we never did. */
  public List<String> known(String path) {
    return database
        .queryOne("SELECT sha256 FROM sidecar WHERE path = ?", row -> row.getString(1), path)
        .map(hashes -> List.of(hashes.split(" ")))
        .orElse(List.of());
  }

  /** At most {@code limit} files that items have, in the order of their paths. */
  public List<String> filesAfter(String path, int limit) {
    return database.query(
        "SELECT DISTINCT path FROM item_file WHERE path > ? ORDER BY path LIMIT ?",
        row -> row.getString(1),
        path,
        limit);
  }

  /** The items that have these files are due. */
  public void missing(List<String> files) {
    database.transaction(
        () -> {
          for (String file : files) {
            database.update(
                "UPDATE item SET sidecar_due = 1 WHERE sidecar_due = 0"
                    + " AND id IN (SELECT item FROM item_file WHERE path = ?)",
                file);
          }
        });
  }

  /** What one item tells of a file of its. */
  private record Told(
      ItemId id,
      String name,
      Optional<TakenTime> taken,
      Optional<DedupKey> key,
      Metadata metadata) {}

  private PhotoFacts facts(String path) {
    List<Told> all =
        database.query(
            "SELECT i.id, i.name, "
                + TakenColumns.NAMES
                + ", i.dedup_key, "
                + MetadataColumns.NAMES
                + " FROM item_file l CROSS JOIN item i ON i.id = l.item WHERE l.path = ?"
                + HELD
                + " GROUP BY i.id ORDER BY i.source IN ('ALBUM', 'PARTNER'), i.id",
            SidecarTable::told,
            path);
    return new PhotoFacts(
        path,
        all.stream().map(Told::name).filter(name -> !name.isEmpty()).findFirst().orElse(""),
        all.stream().flatMap(told -> told.taken().stream()).findFirst(),
        all.stream().flatMap(told -> told.key().stream()).findFirst(),
        all.stream().map(Told::metadata).reduce(Metadata.NONE, Metadata::or),
        albums(all));
  }

  private List<String> albums(List<Told> all) {
    TreeSet<String> titles = new TreeSet<>();
    for (Told told : all) {
      titles.addAll(
          database.query(
              "SELECT a.title FROM album_photo p CROSS JOIN album a ON a.id = p.album"
                  + " WHERE p.photo IN (?, ?) AND a.title <> ''",
              row -> row.getString(1),
              told.id().value(),
              told.key().map(DedupKey::value).orElse(told.id().value())));
    }
    return List.copyOf(titles);
  }

  private static Told told(ResultSet row) throws SQLException {
    return new Told(
        new ItemId(row.getString(1)),
        row.getString(2),
        TakenColumns.read(row, 3),
        Optional.ofNullable(row.getString(6)).map(DedupKey::new),
        MetadataColumns.read(row, 7));
  }
}
