package photos.keepsake.archive.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import photos.keepsake.library.RunFailure;

/**
 * One connection to the catalog's file, used by one thread at a time, which it sees to itself.
 * Every {@code SQLException} leaves as a {@link RunFailure} that names the file.
 */
final class Database implements AutoCloseable {
  /** A reader never holds the file for long; longer means that something else is wrong. */
  private static final int BUSY_TIMEOUT_MS = 10_000;

  private static final int READ_ONLY = 8;
  private static final int IO_ERROR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;
  private static final int BUSY = 5;

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** What is done with one row. */
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** What is done within one transaction. */
  interface Work {
    void run() throws SQLException;
  }

  /** For the one run that holds the archive's lock: a commit survives a power cut. */
  static Database write(Path file) {
    SQLiteConfig config = common();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return open(file, config, "");
  }

  /** Beside a run; can change nothing. */
  static Database read(Path file) {
    boolean writable = Files.isWritable(file.toAbsolutePath().getParent());
    // Without a place for its shared memory, SQLite reads a file only if told that nobody writes.
    Database database = open(file, common(), writable ? "?mode=rw" : "?mode=ro&immutable=1");
    database.script("PRAGMA query_only = 1");
    return database;
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config;
  }

  private static Database open(Path file, SQLiteConfig config, String mode) {
    try {
      // As a URI, because the driver takes a '?' in a plain path for its own options.
      return new Database(file, config.createConnection("jdbc:sqlite:" + file.toUri() + mode));
    } catch (SQLException e) {
      throw translate(file, e);
    }
  }

  synchronized <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... values) {
    try (ResultSet rows = prepare(sql, values).executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(mapper.map(rows));
      }
      return found;
    } catch (SQLException e) {
      throw translate(file, e);
    }
  }

  <T> Optional<T> queryOne(String sql, RowMapper<T> mapper, @Nullable Object... values) {
    List<T> found = query(sql, mapper, values);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  synchronized int update(String sql, @Nullable Object... values) {
    try {
      return prepare(sql, values).executeUpdate();
    } catch (SQLException e) {
      throw translate(file, e);
    }
  }

  /** Several statements at once, without values. */
  synchronized void script(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw translate(file, e);
    }
  }

  /** All of the work or none of it. */
  synchronized void transaction(Work work) {
    try {
      connection.setAutoCommit(false);
      try {
        work.run();
        connection.commit();
      } catch (SQLException | RuntimeException | Error e) {
        rollback(e);
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw translate(file, e);
    }
  }

  private void rollback(Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Kept, because preparing takes longer than running; our statements are some twenty. */
  private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw translate(file, e);
    }
  }

  private static RuntimeException translate(Path file, SQLException e) {
    // The low byte is the kind, the rest says more about it.
    return switch (e.getErrorCode() & 0xff) {
      case CORRUPT, NOT_A_DATABASE -> damaged(file, e);
      case BUSY -> inUse(file, e);
      case READ_ONLY, IO_ERROR, FULL, CANNOT_OPEN -> disk(file, e);
      default -> new IllegalStateException("the catalog refused a statement", e);
    };
  }

  private static RunFailure damaged(Path file, SQLException e) {
    return new RunFailure(
        RunFailure.Reason.DAMAGE,
        "cannot read the archive's catalog " + file,
        "the file is damaged",
        "put a copy from a backup there, or move it away: the next sync makes a new one and takes"
            + " over the photos that are there",
        e);
  }

  private static RunFailure inUse(Path file, SQLException e) {
    return new RunFailure(
        RunFailure.Reason.IN_USE,
        "cannot use the archive's catalog " + file,
        "another program keeps it locked",
        "close the program that has it open, and try again",
        e);
  }

  private static RunFailure disk(Path file, SQLException e) {
    return new RunFailure(
        RunFailure.Reason.DISK,
        "cannot use the archive's catalog " + file,
        "the disk is full, not writable or failing",
        "make room or check the disk, then run the same command again",
        e);
  }
}
