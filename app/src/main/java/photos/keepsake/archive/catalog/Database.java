package photos.keepsake.archive.catalog;

import java.io.IOException;
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
import java.util.function.Supplier;
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

  private static final int ERROR = 1;
  private static final int PERMISSION = 3;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int IO_ERROR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int LOCK_PROTOCOL = 15;
  private static final int NOT_A_DATABASE = 26;

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

  /** For the one run that holds the archive's lock: a commit survives a power cut. */
  static Database write(Path file) {
    SQLiteConfig config = common();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return open(file, config, "");
  }

  /**
   * Beside a run; can change nothing.
   *
   * @param writable whether SQLite can make its side files beside the file
   */
  static Database read(Path file, boolean writable) {
    boolean unfinished = hasLog(file);
    // Without a place for its shared memory, SQLite reads a file only if told that nobody writes;
    // but then it does not look at what is in the log only.
    String mode = writable ? "mode=rw" : unfinished ? "mode=ro" : "mode=ro&immutable=1";
    Database database = open(file, common(), "?" + mode);
    try {
      database.script("PRAGMA query_only = 1");
      database.query("PRAGMA schema_version", row -> row.getInt(1));
      return database;
    } catch (RunFailure e) {
      database.close();
      throw unfinished && !writable && e.reason() == RunFailure.Reason.DISK ? closed(file, e) : e;
    }
  }

  private static boolean hasLog(Path file) {
    try {
      return Files.size(file.resolveSibling(file.getFileName() + "-wal")) > 0;
    } catch (IOException e) {
      return false;
    }
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

  /** Returns how many rows it changed. */
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
  void transaction(Runnable work) {
    snapshot(
        () -> {
          work.run();
          return true;
        });
  }

  /** What all of the queries answer at one moment. */
  synchronized <T> T snapshot(Supplier<T> queries) {
    try {
      connection.setAutoCommit(false);
      try {
        T answer = queries.get();
        connection.commit();
        return answer;
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

  /** Kept, because preparing takes longer than running; our statements are some fifty. */
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

  /**
   * Makes sure that the file is whole. Reads all of it.
   *
   * @throws RunFailure DAMAGE
   */
  void requireSound() {
    List<String> found = query("PRAGMA quick_check(1)", row -> row.getString(1));
    if (!found.equals(List.of("ok"))) {
      throw damaged(file, new SQLException(String.join("; ", found)));
    }
  }

  static RuntimeException translate(Path file, SQLException e) {
    // The low byte is the kind, the rest says more about it.
    return switch (e.getErrorCode() & 0xff) {
      case CORRUPT, NOT_A_DATABASE -> damaged(file, e);
      case BUSY, LOCKED, LOCK_PROTOCOL -> inUse(file, e);
      case PERMISSION, READ_ONLY, IO_ERROR, FULL, CANNOT_OPEN -> disk(file, e);
      case ERROR -> isOfOtherShape(e) ? damaged(file, e) : refused(e);
      default -> refused(e);
    };
  }

  /** Our statements fit our tables; where they do not, somebody has been at the tables. */
  private static boolean isOfOtherShape(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("no such table")
        || message.contains("no such column")
        || message.contains("already exists");
  }

  private static IllegalStateException refused(SQLException e) {
    return new IllegalStateException("the catalog refused a statement", e);
  }

  private static RunFailure damaged(Path file, Exception e) {
    return failure(
        RunFailure.Reason.DAMAGE,
        file,
        "the file is damaged",
        "move catalog.db, catalog.db-wal and catalog.db-shm away together; then put a copy from a"
            + " backup there, or run `keepsake sync`, which makes a new one and takes over the"
            + " photos that are there",
        e);
  }

  private static RunFailure inUse(Path file, Exception e) {
    return failure(
        RunFailure.Reason.IN_USE,
        file,
        "another program keeps it locked",
        "close the program that has it open, and try again",
        e);
  }

  private static RunFailure disk(Path file, Exception e) {
    return failure(
        RunFailure.Reason.DISK,
        file,
        "the disk is full, not writable or failing",
        "make room or check the disk, then run the same command again",
        e);
  }

  private static RunFailure closed(Path file, Exception e) {
    return failure(
        RunFailure.Reason.DISK,
        file,
        "a run was stopped here, and what it wrote last can be read in a folder only that can be"
            + " written",
        "make the folder writable, or copy all of .keepsake to one that is",
        e);
  }

  private static RunFailure failure(
      RunFailure.Reason reason, Path file, String why, String fix, Exception e) {
    return new RunFailure(reason, "cannot use the archive's catalog " + file, why, fix, e);
  }
}
