package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.archive.catalog.ArchiveStatus;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.archive.catalog.FileRow;
import photos.keepsake.library.RunFailure;

/**
 * Reads every file of an archive again and compares it with what it was. Changes no file. Good for
 * one verification; {@link #stop} may be called from any thread.
 */
public final class Verifier {
  /** Small enough that a stop loses little, large enough that the catalog's syncs do not count. */
  private static final int BATCH = 200;

  private final ArchiveFolders folders;
  private final Catalog catalog;
  private final @Nullable Clock stamp;
  private final VerifyListener listener;
  private final List<DamagedFile> damaged = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private long files;
  private long bytes;
  private long sizes;
  private long damagedFiles;
  private long unknownFiles;
  private volatile boolean stopped;

  private Verifier(
      ArchiveFolders folders, Catalog catalog, @Nullable Clock stamp, VerifyListener listener) {
    this.folders = folders;
    this.catalog = catalog;
    this.stamp = stamp;
    this.listener = listener;
  }

  /** Also remembers for each file found good that it was good today. */
  public static Verifier of(Archive archive, VerifyListener listener) {
    return new Verifier(archive.folders(), archive.catalog(), archive.settings().clock(), listener);
  }

  /** Remembers nothing; for an archive that cannot be written or is in use. */
  public static Verifier of(ArchiveReader reader, VerifyListener listener) {
    return new Verifier(reader.folders(), reader.catalog(), null, listener);
  }

  /** Ends the verification after the file that it is at. */
  public void stop() {
    stopped = true;
  }

  /**
   * Looks at every file.
   *
   * @throws RunFailure when the catalog cannot be read; damage of photos is returned, not thrown
   */
  public Verification verify() {
    ArchiveStatus all = catalog.status();
    List<FileRow> batch = catalog.filesAfter("", BATCH);
    while (!batch.isEmpty() && !stopped) {
      List<FileRow> good = new ArrayList<>();
      for (FileRow file : batch) {
        if (!stopped) {
          check(file).ifPresentOrElse(this::add, () -> good.add(file));
          listener.checked(files, all.files(), sizes, all.bytes());
        }
      }
      if (stamp != null) {
        catalog.verified(good, Instant.now(stamp));
      }
      batch = catalog.filesAfter(batch.get(batch.size() - 1).path(), BATCH);
    }
    findUnknown();
    return new Verification(
        files,
        bytes,
        damagedFiles,
        List.copyOf(damaged),
        unknownFiles,
        List.copyOf(unknown),
        !stopped);
  }

  private Optional<DamagedFile> check(FileRow file) {
    files++;
    sizes += file.sizeBytes();
    FileCheck check = FileCheck.of(folders.file(file.path()), file);
    bytes += check.bytesRead();
    return check.damage().map(damage -> new DamagedFile(file.path(), damage));
  }

  private void add(DamagedFile file) {
    damagedFiles++;
    if (damaged.size() < Verification.LISTED_MAX) {
      damaged.add(file);
    }
  }

  private void findUnknown() {
    try {
      Files.walkFileTree(folders.root(), new UnknownFiles());
    } catch (IOException e) {
      throw DiskTrouble.cannotRead(folders.root(), e);
    }
  }

  /** Everything but our own folder. */
  private final class UnknownFiles extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean ours = folder.equals(folders.hidden());
      return stopped
          ? FileVisitResult.TERMINATE
          : ours ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = folders.root().relativize(file).toString();
      path = path.replace(file.getFileSystem().getSeparator(), "/");
      if (catalog.fileWithKey(SafeName.key(path)).isEmpty()) {
        unknownFiles++;
        if (unknown.size() < Verification.LISTED_MAX) {
          unknown.add(path);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      // A folder that is closed to us: what we have in it was told as unreadable above.
      return FileVisitResult.CONTINUE;
    }
  }
}
