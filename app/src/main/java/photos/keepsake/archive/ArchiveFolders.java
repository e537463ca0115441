package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.library.RunFailure;

/**
 * Where things lie in an archive.
 *
 * <pre>
 * 2024/2024-05/IMG_1234.HEIC    the photos, as the umask says
 * 2024/2024-05/IMG_1234.HEIC.xmp  see Sidecars
 * albums/Trip/IMG_1234.HEIC     links to the photos, see AlbumViews
 * manifest.sha256               see Manifest
 * .keepsake/                    ours, for the owner alone
 *   catalog.db                  see archive.catalog
 *   lock                        see ArchiveLock
 *   staging/                    what is being downloaded; emptied by every run
 *   tmp/                        SQLite's native library while it is being loaded; a manifest
 *                               or sidecar that is being written
 *   logs/ debug/                for people
 * </pre>
 */
record ArchiveFolders(Path root) {
  private static final Logger log = LoggerFactory.getLogger(ArchiveFolders.class);

  /** The one entry that makes a folder an archive. */
  static final String PRIVATE_NAME = ".keepsake";

  /** Put there by systems, not by people: an empty disk with one of these is an empty disk. */
  static final Set<String> SYSTEM_ENTRIES =
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

  /**
   * Where SQLite's library may lie while it is being loaded: with us, else in the system's
   * temporary folder. That comes from the environment, since the JVM does not ask it.
   */
  List<Path> scratch() {
    String told = System.getenv().getOrDefault("TMPDIR", "");
    String system = told.isBlank() ? System.getProperty("java.io.tmpdir", "") : told;
    return List.of(tmp(), Path.of(system));
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

  /** Whether the archive has a catalog; an empty file is none. */
  boolean hasCatalog() {
    try {
      return Files.size(catalog()) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes sure that this process can speak of every file name.
   *
   * @throws RunFailure USAGE where the system's language settings keep Java to ASCII
   */
  void requireNames() {
    if (!canName("\u00e9")) {
      throw new RunFailure(
          RunFailure.Reason.USAGE,
          "cannot name files in " + root,
          "the language settings of this system allow no letters beyond ASCII in file names",
          "set LC_ALL=C.UTF-8, then run the same command again");
    }
  }

  private boolean canName(String name) {
    try {
      return root.resolve(name).isAbsolute();
    } catch (InvalidPathException e) {
      log.debug("this system cannot name every file", e);
      return false;
    }
  }

  /**
   * One entry that a person put there; null when there is none, or no folder at all. Not ours,
   * which another first start may make at this moment.
   */
  @Nullable String foreignEntry() throws IOException {
    try {
      for (Path entry : entries(root)) {
        String name = String.valueOf(entry.getFileName());
        if (!SYSTEM_ENTRIES.contains(name) && !(name.equals(PRIVATE_NAME) && exist())) {
          return name;
        }
      }
      return null;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** What is in a folder. */
  static List<Path> entries(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return all(entries);
    }
  }

  /** A disk that fails while it is listed fails like one that fails before. */
  static List<Path> all(DirectoryStream<Path> entries) throws IOException {
    List<Path> all = new ArrayList<>();
    try {
      entries.forEach(all::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return all;
  }

  /**
   * Makes the archive's folder for the owner alone, if it is not there.
   *
   * @throws RunFailure DISK
   */
  void createClosedRoot() {
    try {
      if (!Files.isDirectory(root)) {
        Files.createDirectories(root, ownerOnly(root, "rwx------"));
      }
    } catch (IOException e) {
      throw DiskTrouble.cannotWrite(root, e);
    }
  }

  /** Makes the archive's folder, as the umask says, and in it our own, closed to others. */
  void create() throws IOException {
    Files.createDirectories(root);
    createClosed(hidden());
  }

  /** Makes what is missing in our own folder. The caller holds the archive's lock. */
  void createContent() throws IOException {
    for (Path folder : List.of(staging(), tmp(), logs(), debug())) {
      createClosed(folder);
    }
    if (!Files.exists(catalog())) {
      // SQLite gives its side files the permissions of this one.
      Files.createFile(catalog(), ownerOnly(root, "rw-------"));
    }
  }

  /**
   * A link in the place of a folder is refused: what is cleared there would be cleared elsewhere.
   */
  private void createClosed(Path folder) throws IOException {
    FileAttribute<?>[] closed = ownerOnly(root, "rwx------");
    try {
      Files.createDirectory(folder, closed);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw DiskTrouble.inTheWay(folder, e);
      }
      if (closed.length > 0) {
        close(folder);
      }
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
    for (Path entry : entries(tmp())) {
      sweep(entry, now.minus(TMP_KEPT));
    }
  }

  /** Others load their library beside us, so it may vanish at any moment. */
  static void sweep(Path entry, Instant ifBefore) throws IOException {
    try {
      if (Files.getLastModifiedTime(entry).toInstant().isBefore(ifBefore)) {
        deleteTree(entry);
      }
    } catch (NoSuchFileException e) {
      log.debug("gone before it was swept", e);
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
