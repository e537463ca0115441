package photos.keepsake.archive.catalog;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /**
   * Loads once per JVM; later calls do nothing.
   *
   * @param folders tried in this order: one may be on a disk that is read-only or mounted noexec
   */
  static synchronized void load(List<Path> folders) {
    for (Path folder : folders) {
      loaded = loaded || loadThrough(folder);
    }
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
      return loadLibrary();
    } finally {
      restore(before);
      remove(own);
    }
  }

  private static boolean loadLibrary() {
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
    try (DirectoryStream<Path> files = Files.newDirectoryStream(own)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(own);
    } catch (IOException | DirectoryIteratorException e) {
      log.debug("the SQLite library stays until the next open", e);
    }
  }
}
