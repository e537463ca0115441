package photos.keepsake.archive;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import photos.keepsake.archive.catalog.ArchiveStatus;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.library.RunFailure;

/**
 * An archive to look at, also while a run writes to it. Changes nothing in it and takes no lock,
 * except once after an update of the program: then the catalog is brought up to date first. May be
 * used from several threads.
 */
public final class ArchiveReader implements AutoCloseable {
  private final ArchiveFolders folders;
  private final Catalog catalog;

  private ArchiveReader(ArchiveFolders folders, Catalog catalog) {
    this.folders = folders;
    this.catalog = catalog;
  }

  static ArchiveReader open(Path root, Clock clock) {
    ArchiveFolders folders = ArchiveFolders.of(root);
    folders.requireNames();
    requireArchive(folders);
    Optional<Catalog> catalog = Catalog.read(folders.catalog(), folders.scratch());
    return new ArchiveReader(folders, catalog.orElseGet(() -> migrated(folders, clock)));
  }

  /** The first look after an update of the program brings the catalog up to date. */
  private static Catalog migrated(ArchiveFolders folders, Clock clock) {
    ArchiveLock lock = ArchiveLock.take(folders, clock);
    try {
      Catalog.open(folders.catalog(), folders.scratch()).close();
      return Catalog.read(folders.catalog(), folders.scratch()).orElseThrow();
    } finally {
      lock.close();
    }
  }

  /**
   * Makes sure that there is an archive with its catalog.
   *
   * @throws RunFailure NO_ARCHIVE, DAMAGE
   */
  static void requireArchive(ArchiveFolders folders) {
    if (!folders.exist()) {
      throw new RunFailure(
          RunFailure.Reason.NO_ARCHIVE,
          "there is no archive in " + folders.root(),
          "the folder has no .keepsake in it; maybe its disk is not mounted",
          "name the archive's folder with --archive, or make one with keepsake sync");
    }
    if (!folders.hasCatalog()) {
      throw new RunFailure(
          RunFailure.Reason.DAMAGE,
          "cannot tell what the archive " + folders.root() + " holds",
          "its catalog is gone",
          "run `keepsake sync`: it takes over the photos that are there");
    }
  }

  /** What the catalog says about the whole archive; looks at no photo. */
  public ArchiveStatus status() {
    return catalog.status();
  }

  ArchiveFolders folders() {
    return folders;
  }

  Catalog catalog() {
    return catalog;
  }

  @Override
  public void close() {
    catalog.close();
  }
}
