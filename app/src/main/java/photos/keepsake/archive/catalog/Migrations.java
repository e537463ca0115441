package photos.keepsake.archive.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import photos.keepsake.library.RunFailure;

/**
 * Brings a catalog to the present schema, one numbered script at a time, each in its own
 * transaction together with the number that says so ({@code PRAGMA user_version}). A script that
 * was ever released is never changed; a new one is added at the end.
 */
final class Migrations {
  private static final List<String> SCRIPTS = List.of("0001-items-files-runs.sql");

  private static final List<String> TABLES =
      List.of(
          "item",
          "file",
          "item_file",
          "album",
          "album_photo",
          "sidecar",
          "album_link",
          "run",
          "meta");

  /** The version this program writes. */
  static final int CURRENT = SCRIPTS.size();

  private Migrations() {}

  /** Runs what is missing; none on a catalog that is up to date. */
  static void apply(Database database, Path file) {
    for (int next = version(database, file); next < CURRENT; next++) {
      String script = load(SCRIPTS.get(next));
      int reached = next + 1;
      database.transaction(
          () -> {
            database.script(script);
            database.script("PRAGMA user_version = " + reached);
          });
    }
  }

  /**
   * The catalog's version, 0 for an empty one.
   *
   * @throws RunFailure with NEWER_VERSION when this program is older than the catalog
   */
  static int version(Database database, Path file) {
    int version = database.queryOne("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
    if (version > CURRENT) {
      throw new RunFailure(
          RunFailure.Reason.NEWER_VERSION,
          "cannot use the archive's catalog " + file,
          "a newer Keepsake made it: its format is " + version + ", this one knows " + CURRENT,
          "install the newest Keepsake");
    }
    return version;
  }

  /**
   * Makes sure that nobody took a table away.
   *
   * @throws RunFailure with DAMAGE
   */
  static void requireTables(Database database) {
    for (String table : TABLES) {
      database.query("SELECT 1 FROM " + table + " LIMIT 0", row -> row.getInt(1));
    }
  }

  private static String load(String name) {
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no migration " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
