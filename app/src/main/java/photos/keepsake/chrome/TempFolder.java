package photos.keepsake.chrome;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of one running Chrome for everything that it would leave in the system's temporary
 * folder, as well as for the pipes to it. For the owner alone.
 */
record TempFolder(Path path) {
  private static final Logger log = LoggerFactory.getLogger(TempFolder.class);

  /**
   * Chrome puts a socket into {@code org.chromium.Chromium.XXXXXX/SingletonSocket} below it, 46
   * characters behind our own 29, and a socket's path has at most 103 on macOS and 107 on Linux.
   */
  private static final int BASE_LENGTH_MAX = 28;

  private static final String UNIX_BASE = "/tmp";

  /** Tries: Chrome's last children may still write while we delete. */
  private static final int DELETE_TRIES = 5;

  /** Makes one in the system's temporary folder, as the environment names it. */
  static TempFolder create(Map<String, String> environment) throws IOException {
    Path base =
        ThisMachine.isWindows()
            ? Path.of(System.getProperty("java.io.tmpdir"))
            : unixBase(environment.getOrDefault("TMPDIR", UNIX_BASE));
    return new TempFolder(
        Files.createTempDirectory(base, "keepsake-", ProfileLock.ownerOnly(base)));
  }

  private static Path unixBase(String wanted) {
    boolean fits = !wanted.isEmpty() && wanted.length() <= BASE_LENGTH_MAX;
    return Path.of(fits ? wanted : UNIX_BASE);
  }

  /**
   * What Chrome's environment needs beside ours: its temporary files and crash reports, which may
   * hold cookies, come here (seen on Chromium 156 for Linux, 2026-11), and with a home folder that
   * cannot be written, everything that is not in the profile (its crash handler does not start
   * there otherwise; spraot/gphotos-sync 7).
   */
  Map<String, String> environment(Map<String, String> ours) {
    Map<String, String> more = new HashMap<>();
    for (String name : List.of("TMPDIR", "TEMP", "TMP")) {
      more.put(name, path.toString());
    }
    more.put("BREAKPAD_DUMP_LOCATION", path.resolve("crash").toString());
    for (Map.Entry<String, String> folder :
        Map.of("XDG_CONFIG_HOME", ".config", "XDG_CACHE_HOME", ".cache").entrySet()) {
      Path home = Path.of(ours.getOrDefault("HOME", "/"));
      Path inUse =
          Path.of(ours.getOrDefault(folder.getKey(), home.resolve(folder.getValue()).toString()));
      if (!canBeWritten(inUse)) {
        more.put(folder.getKey(), path.resolve(folder.getValue()).toString());
      }
    }
    return more;
  }

  private static boolean canBeWritten(Path folder) {
    @Nullable Path existing = folder.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
  }

  /** Removes it with all that is in it; nothing happens when it is gone already. Never throws. */
  void remove() {
    for (int attempt = 1; Files.exists(path) && attempt <= DELETE_TRIES; attempt++) {
      try {
        Files.walkFileTree(path, new Deleting());
      } catch (IOException e) {
        log.debug("removing a temporary folder failed attempt={}", attempt, e);
      }
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
