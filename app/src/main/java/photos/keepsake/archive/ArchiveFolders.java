package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where things lie in an archive.
 *
 * <pre>
 * 2024/2024-05/IMG_1234.HEIC    the photos, as the umask says
 * .keepsake/                    ours, for the owner alone
 *   catalog.db                  see archive.catalog
 *   lock                        see ArchiveLock
 *   staging/                    what is being downloaded; emptied by every run
 *   tmp/                        SQLite's native library while it is being loaded
 *   logs/ debug/                for people
 * </pre>
 */
record ArchiveFolders(Path root) {
  private static final Logger log = LoggerFactory.getLogger(ArchiveFolders.class);

  /** The one entry that makes a folder an archive. */
  static final String PRIVATE_NAME = ".keepsake";

  /** Put there by systems, not by people: an empty disk with one of these is an empty disk. */
  private static final Set<String> SYSTEM_ENTRIES =
      Set.of(
          "lost+found",
          ".DS_Store",
          ".Spotlight-V100",
          ".Trashes",
          ".fseventsd",
          "System Volume Information",
          "$RECYCLE.BIN",
          "desktop.ini",
          "Thumbs.db",
          "@eaDir",
          "#recycle");

  /** Longer than SQLite's library ever takes to load, on any disk. */
  private static final Duration TMP_KEPT = Duration.ofMinutes(10);

  static ArchiveFolders of(Path root) {
    return new ArchiveFolders(root.toAbsolutePath().normalize());
  }

  Path hidden() {
    return root.resolve(PRIVATE_NAME);
  }

  Path catalog() {
    return hidden().resolve("catalog.db");
  }

  Path lock() {
    return hidden().resolve("lock");
  }

  Path staging() {
    return hidden().resolve("staging");
  }

  Path tmp() {
    return hidden().resolve("tmp");
  }

  Path logs() {
    return hidden().resolve("logs");
  }

  Path debug() {
    return hidden().resolve("debug");
  }

  Path file(String relative) {
    return root.resolve(relative);
  }

  /** Whether there is an archive, however unfinished. */
  boolean exist() {
    return Files.isDirectory(hidden(), LinkOption.NOFOLLOW_LINKS);
  }

  /** One entry that a person put there; null when there is none, or no folder at all. */
  @Nullable String foreignEntry() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !SYSTEM_ENTRIES.contains(name))
          .findFirst()
          .orElse(null);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Makes what is missing. The root follows the umask, our own folder is closed to others. */
  void create() throws IOException {
    Files.createDirectories(root);
    FileAttribute<?>[] closed = ownerOnly(root, "rwx------");
    for (Path folder : List.of(hidden(), staging(), tmp(), logs(), debug())) {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder, closed);
      } else if (closed.length > 0) {
        close(folder);
      }
    }
    if (!Files.exists(catalog())) {
      // SQLite gives its side files the permissions of this one.
      Files.createFile(catalog(), ownerOnly(root, "rw-------"));
    }
  }

  /** A copy made by another program may have opened it up. */
  private static void close(Path folder) {
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      // A disk without permissions, or another owner who let us in: what they chose stands.
      log.debug("the folder stays as open as it is", e);
    }
  }

  /** Nothing on systems that have other ideas of permission; there the person's folder decides. */
  static FileAttribute<?>[] ownerOnly(Path near, String permissions) {
    if (!near.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  /** Removes what a killed process left in our temporary folder. */
  void sweepTmp(Instant now) throws IOException {
    try (Stream<Path> entries = Files.list(tmp())) {
      for (Path entry : entries.toList()) {
        if (Files.getLastModifiedTime(entry).toInstant().isBefore(now.minus(TMP_KEPT))) {
          deleteTree(entry);
        }
      }
    }
  }

  /** Deletes it and all in it; follows no links. */
  static void deleteTree(Path top) throws IOException {
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
