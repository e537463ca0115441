package photos.keepsake.archive.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import photos.keepsake.library.ItemId;

/** Puts together what {@code status} shows. */
final class StatusQuery {
  private static final String WANTED = ItemTable.NOT_HELD + ItemTable.IS_THERE;

  private final Database database;
  private final ProofTable proofs;

  StatusQuery(Database database) {
    this.database = database;
    this.proofs = new ProofTable(database);
  }

  /** In one transaction, so that the counts add up also while a run writes. */
  ArchiveStatus run() {
    return database.snapshot(this::read);
  }

  private ArchiveStatus read() {
    return new ArchiveStatus(
        items(ItemState.ARCHIVED, ""),
        items(ItemState.UNAVAILABLE, WANTED),
        items(ItemState.FAILED, WANTED),
        number("SELECT count(*) FROM file"),
        number("SELECT coalesce(sum(size_bytes), 0) FROM file"),
        proofs.counts(),
        number("SELECT count(*) FROM file WHERE verified_at IS NOT NULL"),
        number("SELECT count(*) FROM file WHERE damaged_at IS NOT NULL"),
        troubles(ItemState.UNAVAILABLE),
        troubles(ItemState.FAILED),
        proofs.unproven(ArchiveStatus.TROUBLES_MAX),
        damaged(),
        runs(),
        taken("min"),
        taken("max"),
        database
            .queryOne("SELECT max(verified_at) FROM file", row -> instant(row, 1))
            .flatMap(at -> at),
        database
            .queryOne("SELECT 1 FROM meta WHERE key IN ('account', 'account_id')", row -> 1)
            .isPresent());
  }

  private long number(String sql) {
    return database.queryOne(sql, row -> row.getLong(1)).orElse(0L);
  }

  private int items(ItemState state, String which) {
    return database
        .queryOne(
            "SELECT count(*) FROM item WHERE state = ?" + which, row -> row.getInt(1), state.code())
        .orElse(0);
  }

  private List<ItemTrouble> troubles(ItemState state) {
    return database.query(
        "SELECT id, name, reason, tries, changed_at FROM item WHERE state = ?"
            + WANTED
            + " ORDER BY changed_at DESC, id LIMIT ?",
        row ->
            new ItemTrouble(
                new ItemId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                Instant.ofEpochMilli(row.getLong(5))),
        state.code(),
        ArchiveStatus.TROUBLES_MAX);
  }

  private List<String> damaged() {
    return database.query(
        "SELECT path FROM file WHERE damaged_at IS NOT NULL ORDER BY path LIMIT ?",
        row -> row.getString(1),
        ArchiveStatus.TROUBLES_MAX);
  }

  private List<RunRecord> runs() {
    return database.query(
        "SELECT id, started_at, ended_at, exit_code, listed, archived, already, unavailable,"
            + " failed, bytes, whole FROM run ORDER BY id DESC LIMIT ?",
        StatusQuery::runRecord,
        ArchiveStatus.RUNS_MAX);
  }

  private static RunRecord runRecord(ResultSet row) throws SQLException {
    int exitCode = row.getInt(4);
    OptionalInt exit = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(exitCode);
    RunCounts counts =
        new RunCounts(
            row.getInt(5),
            row.getInt(6),
            row.getInt(7),
            row.getInt(8),
            row.getInt(9),
            row.getLong(10),
            row.getBoolean(11));
    return new RunRecord(
        row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), instant(row, 3), exit, counts);
  }

  private Optional<LocalDateTime> taken(String extreme) {
    return database
        .queryOne(
            "SELECT " + extreme + "(taken_local) FROM item WHERE state = 'archived'",
            row -> Optional.ofNullable(row.getString(1)).map(LocalDateTime::parse))
        .flatMap(local -> local);
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long ms = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }
}
