package photos.keepsake.archive.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite's native library without leaving it behind. The driver copies the library out of its
 * jar into a temporary folder and removes it when the JVM ends, which a {@code kill -9} prevents.
 * So it is told to copy into a folder of ours, which is removed as soon as the library is loaded;
 * where the system does not let go of a loaded library (Windows), the next open of the archive
 * clears it.
 */
final class SqliteLibrary {
  private static final Logger log = LoggerFactory.getLogger(SqliteLibrary.class);
  private static final String FOLDER_PROPERTY = "org.sqlite.tmpdir";
  private static boolean loaded;

  private SqliteLibrary() {}

  /** Loads once per JVM; later calls do nothing. */
  static synchronized void load(Path folder) {
    if (loaded) {
      return;
    }
    // A disk mounted noexec, or one that cannot be written: the system's temporary folder then.
    Path system = Path.of(System.getProperty("java.io.tmpdir", "."));
    loaded = loadThrough(folder) || loadThrough(system) || loadFromDefault();
  }

  private static boolean loadThrough(Path folder) {
    Path own;
    try {
      own = Files.createTempDirectory(folder, "sqlite-");
    } catch (IOException e) {
      log.debug("no own folder for the SQLite library", e);
      return false;
    }
    String before = System.getProperty(FOLDER_PROPERTY);
    try {
      System.setProperty(FOLDER_PROPERTY, own.toString());
      return loadFromDefault();
    } finally {
      restore(before);
      remove(own);
    }
  }

  private static boolean loadFromDefault() {
    try {
      return SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      log.debug("the SQLite library did not load", e);
      return false;
    }
  }

  private static void restore(@Nullable String before) {
    if (before == null) {
      System.clearProperty(FOLDER_PROPERTY);
    } else {
      System.setProperty(FOLDER_PROPERTY, before);
    }
  }

  private static void remove(Path own) {
    try (Stream<Path> files = Files.list(own)) {
      for (Path file : List.copyOf(files.toList())) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(own);
    } catch (IOException e) {
      log.debug("the SQLite library stays until the next open", e);
    }
  }
}
