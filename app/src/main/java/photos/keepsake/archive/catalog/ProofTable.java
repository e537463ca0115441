package photos.keepsake.archive.catalog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Upload;

/** What the catalog knows of the bytes of its files: a proof each, which only gets better. */
final class ProofTable {
  private final Database database;

  ProofTable(Database database) {
    this.database = database;
  }

  /** Keeps the better of what was known of a file and what is told now. */
  void add(String path, Evidence told) {
    Evidence known = of(path);
    Evidence best = known.or(told);
    if (!best.equals(known)) {
      database.update(
          "UPDATE file SET proof = ?, proof_note = ? WHERE path = ?",
          best.proof().code(),
          best.note(),
          path);
    }
  }

  Evidence of(String path) {
    return database
        .queryOne(
            "SELECT proof, proof_note FROM file WHERE path = ?",
            row -> new Evidence(Proof.ofCode(row.getString(1)), row.getString(2)),
            path)
        .orElse(Evidence.NONE);
  }

  /** An item gets a key; its albums are those of the key. Runs in the caller's transaction. */
  void noteKey(ItemId item, DedupKey key) {
    database.update(
        "UPDATE item SET dedup_key = ?, sidecar_due = 1 WHERE id = ?", key.value(), item.value());
    key.sha1().ifPresent(sha1 -> compare(item, sha1));
  }

  private void compare(ItemId item, Sha1 uploaded) {
    database.update(
        "UPDATE file SET proof = ?, proof_note = '' WHERE sha1 = ?"
            + " AND path IN (SELECT path FROM item_file WHERE item = ?)",
        Proof.ORIGINAL.code(),
        uploaded.hex(),
        item.value());
    database.update(
        "UPDATE item_file SET role = 'ORIGINAL' WHERE item = ? AND role = 'AS_SERVED' AND EXISTS"
            + " (SELECT 1 FROM file f WHERE f.path = item_file.path AND f.sha1 = ?)",
        item.value(),
        uploaded.hex());
    database.update(
        "UPDATE file SET proof_note = ? WHERE proof = ? AND proof_note = '' AND path IN (SELECT"
            + " path FROM item_file WHERE item = ? AND role IN ('ORIGINAL', 'AS_SERVED'))",
        Evidence.OTHER_SHA1.note(),
        Evidence.OTHER_SHA1.proof().code(),
        item.value());
  }

  /** See {@link Catalog#proven}. */
  void proven(List<Upload> uploads) {
    database.transaction(() -> uploads.forEach(this::proven));
  }

  private void proven(Upload upload) {
    database.update(
        "UPDATE file SET proof = ?, proof_note = '' WHERE sha1 = ? AND path IN (SELECT l.path FROM"
            + " item_file l JOIN item i ON i.id = l.item WHERE i.id = ? OR i.dedup_key = ?)",
        Proof.ORIGINAL.code(),
        upload.sha1().hex(),
        upload.item().value(),
        upload.dedupKey().map(DedupKey::value).orElse(null));
  }

  /** See {@link Catalog#proofsAfter}. */
  List<FileProof> after(String path, int limit) {
    return database.query(
        "SELECT path, sha1, proof FROM file WHERE path > ? AND damaged_at IS NULL"
            + " ORDER BY path LIMIT ?",
        row ->
            new FileProof(
                row.getString(1), new Sha1(row.getString(2)), Proof.ofCode(row.getString(3))),
        path,
        limit);
  }

  /** How many files have each proof; also those that no file has. */
  Map<Proof, Long> counts() {
    Map<Proof, Long> counts = new EnumMap<>(Proof.class);
    for (Proof proof : Proof.values()) {
      counts.put(proof, 0L);
    }
    database
        .query(
            "SELECT proof, count(*) FROM file GROUP BY proof",
            row -> Map.entry(Proof.ofCode(row.getString(1)), row.getLong(2)))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  /** The first, by path, of those that something speaks against. */
  List<UnprovenFile> unproven(int limit) {
    return database.query(
        "SELECT path, proof_note FROM file WHERE proof = ? AND proof_note <> ''"
            + " ORDER BY path LIMIT ?",
        row -> new UnprovenFile(row.getString(1), row.getString(2)),
        Proof.UNPROVEN.code(),
        limit);
  }
}
