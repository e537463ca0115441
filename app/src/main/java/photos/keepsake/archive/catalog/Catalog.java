package photos.keepsake.archive.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.FileRole;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Looks;
import photos.keepsake.library.Page;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.Upload;

/**
 * The archive's memory. May be used from several threads; each call is one statement or one
 * transaction, and what it wrote is on the disk when it returns.
 *
 * <p>Every method throws {@link RunFailure}: DISK when the disk is full, not writable or failing,
 * DAMAGE when the file is no longer a catalog, IN_USE when another program locks it.
 */
public final class Catalog implements AutoCloseable {
  private static final String FILE_COLUMNS =
      "f.path, f.path_key, f.size_bytes, f.sha1, f.sha256, f.type, f.modified_at, f.archived_at";

  private static final String LINK_COLUMNS =
      FILE_COLUMNS + ", l.role, l.original_name, f.proof, f.proof_note";

  private static final String LINK_TABLES = " FROM item_file l JOIN file f ON f.path = l.path";

  private final Database database;
  private final ProofTable proofs;
  private final ItemTable items;
  private final ListingTable listings;
  private final MembershipTable memberships;
  private final SidecarTable sidecars;
  private final AlbumLinkTable albumLinks;

  private Catalog(Database database) {
    this.database = database;
    this.proofs = new ProofTable(database);
    this.items = new ItemTable(database);
    this.listings = new ListingTable(database, proofs);
    this.memberships = new MembershipTable(database);
    this.sidecars = new SidecarTable(database);
    this.albumLinks = new AlbumLinkTable(database);
  }

  /**
   * Opens or creates it and brings it up to date. The caller holds the archive's lock.
   *
   * @param scratch folders that may hold SQLite's native library for a moment, the best first
   * @throws RunFailure also NEWER_VERSION
   */
  public static Catalog open(Path file, List<Path> scratch) {
    SqliteLibrary.load(scratch);
    Database database = Database.write(file);
    try {
      Migrations.apply(database, file);
      Migrations.requireTables(database);
      return new Catalog(database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Opens an existing one for reading, also while a run writes.
   *
   * @param scratch as for {@link #open}
   * @return empty when an older version made it, so that it must be opened for writing once
   * @throws RunFailure also NEWER_VERSION
   */
  public static Optional<Catalog> read(Path file, List<Path> scratch) {
    SqliteLibrary.load(scratch);
    Database database = Database.read(file, Files.isWritable(file.toAbsolutePath().getParent()));
    try {
      if (Migrations.version(database, file) == Migrations.CURRENT) {
        Migrations.requireTables(database);
        return Optional.of(new Catalog(database));
      }
      database.close();
      return Optional.empty();
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The files of an item in their order; empty when it has none. */
  public List<FileLink> filesOf(ItemId id) {
    return database.query(
        "SELECT " + LINK_COLUMNS + LINK_TABLES + " WHERE l.item = ? ORDER BY l.position",
        Catalog::link,
        id.value());
  }

  /** The item, if its last try ended in archived. */
  public Optional<ArchivedItem> archivedItem(ItemId id) {
    return archivedItems("i.id = ?", id.value()).stream().findFirst();
  }

  /** The items of one photo whose last try ended in archived. */
  public List<ArchivedItem> archivedItems(DedupKey key) {
    return archivedItems("i.dedup_key = ?", key.value());
  }

  private List<ArchivedItem> archivedItems(String which, String value) {
    Map<ItemId, ArchivedItem> found = new LinkedHashMap<>();
    database.query(
        "SELECT "
            + LINK_COLUMNS
            + ", i.id, i.dedup_key, i.picture, i.site_bytes"
            + LINK_TABLES
            + " JOIN item i ON i.id = l.item WHERE i.state = 'archived' AND "
            + which
            + " ORDER BY l.item, l.position",
        row -> {
          ItemId id = new ItemId(row.getString(13));
          Optional<DedupKey> key = Optional.ofNullable(row.getString(14)).map(DedupKey::new);
          Looks looks = ListingTable.looks(row, 15);
          return found
              .computeIfAbsent(id, absent -> new ArchivedItem(id, key, looks, new ArrayList<>()))
              .files()
              .add(link(row));
        },
        value);
    return List.copyOf(found.values());
  }

  /**
   * Takes note of what a page of a listing tells, in one transaction, and writes only what is new.
   *
   * <p>Of items archived under the ids told: metadata, looks and dedup key where the catalog has
   * none, and a key that is another one. Of the files of an item that gets a key, the one with its
   * hash is the original from now on; the others are noted as differing, where nothing better is
   * known. But what says that the photo was edited is kept as it was, so that {@link
   * ArchivedItem#isShownOtherwise} says so until the item was fetched again; unless nearly all of
   * the page has other pictures, for which nobody's edits are the reason.
   *
   * <p>Of albums: title, photos and, at their end, which photos they have no longer, and the stamp.
   */
  public void listed(Page page, Instant now) {
    if (page.items().isEmpty() && page.albums().isEmpty()) {
      return;
    }
    database.transaction(
        () -> {
          listings.listed(page.items(), now);
          page.albums().forEach(part -> memberships.listed(part, now));
        });
  }

  /** What an album's listing to its end left; empty where it was not, or not for good. */
  public Optional<String> albumStamp(AlbumId album) {
    return memberships.stamp(album);
  }

  /**
   * Forgets the stamps of albums with a photo that is neither archived nor among those of which
   * {@link #leftBehind} tells, so that they are walked again.
   *
   * @param lately what the library has not handed out since then is not asked for again yet
   */
  public void forgetUnfinishedAlbums(Instant lately) {
    memberships.forgetUnfinished(lately);
  }

  /**
   * Items of the library's own lists whose last try did not end in archived and whose photo is not
   * held under another id, those first that were not tried for the longest time.
   *
   * @param since those that were neither tried nor listed since then are gone from the library
   */
  public List<ItemRef> leftBehind(Instant since, int limit) {
    return items.leftBehind(since, limit);
  }

  /** What the site said last, if it was that it does not hand the item out. */
  public Optional<TurnedDown> turnedDown(ItemId id) {
    return items.turnedDown(id);
  }

  /** Whether any item was ever tried. */
  public boolean hasItems() {
    return items.hasAny();
  }

  /**
   * The library says that these were uploaded: files of those very items that have these bytes are
   * originals.
   */
  public void proven(List<Upload> uploads) {
    proofs.proven(uploads);
  }

  /** What {@link #filesAfter} goes through, with what is known of the bytes. */
  public List<FileProof> proofsAfter(String path, int limit) {
    return proofs.after(path, limit);
  }

  /** What is known of one file's bytes. */
  public Proof proof(String path) {
    return proofs.of(path).proof();
  }

  /** Whether the last try to fetch the item failed. */
  public boolean failedLast(ItemId id) {
    return items.failedLast(id);
  }

  private static FileLink link(ResultSet row) throws SQLException {
    return new FileLink(
        FileRole.valueOf(row.getString(9)),
        row.getString(10),
        file(row),
        new Evidence(Proof.ofCode(row.getString(11)), row.getString(12)));
  }

  /** Files that had these bytes when they were archived. */
  public List<FileRow> filesWithSha256(String sha256) {
    return database.query(
        "SELECT " + FILE_COLUMNS + " FROM file f WHERE f.sha256 = ? ORDER BY f.path",
        Catalog::file,
        sha256);
  }

  /** The file whose path some file system would take for this one. */
  public Optional<FileRow> fileWithKey(String pathKey) {
    return database.queryOne(
        "SELECT " + FILE_COLUMNS + " FROM file f WHERE f.path_key = ?", Catalog::file, pathKey);
  }

  /** How many items have this file. */
  public int itemsWith(String path) {
    return database
        .queryOne(
            "SELECT count(DISTINCT item) FROM item_file WHERE path = ?", row -> row.getInt(1), path)
        .orElse(0);
  }

  /** At most {@code limit} files in the order of their paths, from the one after {@code path}. */
  public List<FileRow> filesAfter(String path, int limit) {
    return database.query(
        "SELECT " + FILE_COLUMNS + " FROM file f WHERE f.path > ? ORDER BY f.path LIMIT ?",
        Catalog::file,
        path,
        limit);
  }

  /**
   * The item is archived and has these files, and no others. A file that is in the catalog already
   * is set to what is given here, but keeps a better proof of the same bytes. All in one
   * transaction.
   *
   * @param untrue paths of files that are not there any more as the catalog says; forgotten where
   *     no item has them
   */
  public void archived(ItemRow item, List<FileLink> files, List<String> untrue, Instant now) {
    database.transaction(
        () -> {
          items.upsert(item, ItemState.ARCHIVED, "", now);
          listings.fetched(item);
          database.update("DELETE FROM item_file WHERE item = ?", item.id().value());
          for (int i = 0; i < files.size(); i++) {
            FileLink link = files.get(i);
            upsertFile(link.file());
            proofs.add(link.file().path(), link.evidence());
            database.update(
                "INSERT INTO item_file (item, position, role, path, original_name)"
                    + " VALUES (?, ?, ?, ?, ?)",
                item.id().value(),
                i,
                link.role().name(),
                link.file().path(),
                link.originalName());
          }
          untrue.forEach(this::forget);
        });
  }

  private void forget(String path) {
    database.update(
        "DELETE FROM file WHERE path = ?1 AND NOT EXISTS"
            + " (SELECT 1 FROM item_file WHERE path = ?1)",
        path);
  }

  /** Files that lie in the archive although no item is known to have them. */
  public void found(List<FileRow> files) {
    database.transaction(() -> files.forEach(this::upsertFile));
  }

  /** The item could not be archived; its files, where it has any, stay known. */
  public void notArchived(ItemRow item, ItemState state, String reason, Instant now) {
    database.transaction(() -> items.upsert(item, state, reason, now));
  }

  /** These files were read or looked for, and are not what they were. */
  public void damaged(List<FileRow> files, Instant now) {
    database.transaction(
        () -> {
          for (FileRow file : files) {
            database.update(
                "UPDATE file SET damaged_at = coalesce(damaged_at, ?) WHERE path = ?"
                    + " AND sha256 = ?",
                now.toEpochMilli(),
                file.path(),
                file.sha256());
          }
        });
  }

  /** The file is what it was, whatever was found before: it was read, or put there again. */
  public void undamaged(FileRow file) {
    database.update(
        "UPDATE file SET damaged_at = NULL WHERE path = ? AND sha256 = ?"
            + " AND damaged_at IS NOT NULL",
        file.path(),
        file.sha256());
  }

  /** These files were read and are what they were. */
  public void verified(List<FileRow> files, Instant now) {
    database.transaction(
        () -> {
          for (FileRow file : files) {
            database.update(
                "UPDATE file SET verified_at = ?, damaged_at = NULL WHERE path = ? AND sha256 = ?",
                now.toEpochMilli(),
                file.path(),
                file.sha256());
          }
        });
  }

  /** What sidecars tell, and which are ours. */
  public SidecarTable sidecars() {
    return sidecars;
  }

  /** What album views show, and which of their links are ours. */
  public AlbumLinkTable albumLinks() {
    return albumLinks;
  }

  /** Differs whenever files were added or replaced. Looks at the row of every file. */
  public String filesMark() {
    return database
        .queryOne(
            "SELECT count(*) || ' ' || coalesce(max(archived_at), 0) || ' '"
                + " || coalesce(sum(size_bytes), 0) FROM file",
            row -> row.getString(1))
        .orElseThrow();
  }

  /** A fact about the whole archive. */
  public Optional<String> meta(String key) {
    return database.queryOne("SELECT value FROM meta WHERE key = ?", row -> row.getString(1), key);
  }

  /** Sets a fact about the whole archive. */
  public void setMeta(String key, String value) {
    database.update(
        "INSERT INTO meta (key, value) VALUES (?, ?)"
            + " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key,
        value);
  }

  /** A run begins. */
  public RunRecord runStarted(Instant now) {
    long id =
        database
            .queryOne(
                "INSERT INTO run (started_at) VALUES (?) RETURNING id",
                row -> row.getLong(1),
                now.toEpochMilli())
            .orElseThrow();
    return new RunRecord(
        id,
        Instant.ofEpochMilli(now.toEpochMilli()),
        Optional.empty(),
        OptionalInt.empty(),
        RunCounts.NONE);
  }

  /** A run ends. */
  public void runEnded(RunRecord run, int exitCode, RunCounts counts, Instant now) {
    database.update(
        "UPDATE run SET ended_at = ?, exit_code = ?, listed = ?, archived = ?, already = ?,"
            + " unavailable = ?, failed = ?, bytes = ?, whole = ? WHERE id = ?",
        now.toEpochMilli(),
        exitCode,
        counts.listed(),
        counts.archived(),
        counts.already(),
        counts.unavailable(),
        counts.failed(),
        counts.bytes(),
        counts.whole() ? 1 : 0,
        run.id());
  }

  /**
   * Makes sure that the file itself is whole. Reads all of it.
   *
   * @throws RunFailure DAMAGE
   */
  public void requireSound() {
    database.requireSound();
  }

  /** Everything that {@code status} shows, as it is at one moment. */
  public ArchiveStatus status() {
    return new StatusQuery(database).run();
  }

  @Override
  public void close() {
    database.close();
  }

  private void upsertFile(FileRow file) {
    database.update(
        "INSERT INTO file (path, path_key, size_bytes, sha1, sha256, type, modified_at,"
            + " archived_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (path) DO UPDATE SET size_bytes = excluded.size_bytes,"
            + " sha1 = excluded.sha1, sha256 = excluded.sha256, type = excluded.type,"
            + " modified_at = excluded.modified_at, archived_at = excluded.archived_at,"
            + " verified_at = NULL, damaged_at = NULL,"
            + " proof = CASE WHEN sha256 = excluded.sha256 THEN proof ELSE 'unproven' END,"
            + " proof_note = CASE WHEN sha256 = excluded.sha256 THEN proof_note ELSE '' END"
            + " WHERE sha256 <> excluded.sha256 OR modified_at <> excluded.modified_at"
            + " OR archived_at <> excluded.archived_at",
        file.path(),
        file.pathKey(),
        file.sizeBytes(),
        file.sha1(),
        file.sha256(),
        file.type(),
        file.modifiedAt().toEpochMilli(),
        file.archivedAt().toEpochMilli());
  }

  private static FileRow file(ResultSet row) throws SQLException {
    return new FileRow(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Instant.ofEpochMilli(row.getLong(7)),
        Instant.ofEpochMilli(row.getLong(8)));
  }
}
