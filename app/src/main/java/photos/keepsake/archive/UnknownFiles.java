package photos.keepsake.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import photos.keepsake.archive.catalog.Catalog;

/**
 * Walks an archive, except our own folder, and finds the files that the catalog does not know. What
 * we wrote beside the photos is known as long as it is as we wrote it. A folder that cannot be read
 * is passed over: what we have in it was told as unreadable already.
 */
final class UnknownFiles extends SimpleFileVisitor<Path> {
  private final ArchiveFolders folders;
  private final Catalog catalog;
  private final Manifest manifest;
  private final BooleanSupplier stopped;
  private final List<String> first = new ArrayList<>();
  private long count;

  UnknownFiles(ArchiveFolders folders, Catalog catalog, BooleanSupplier stopped) {
    this.folders = folders;
    this.catalog = catalog;
    this.manifest = new Manifest(folders, catalog);
    this.stopped = stopped;
  }

  long count() {
    return count;
  }

  /** Relative to the archive, at most {@link Verification#LISTED_MAX}. */
  List<String> first() {
    return List.copyOf(first);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (stopped.getAsBoolean()) {
      return FileVisitResult.TERMINATE;
    }
    boolean ours = folder.equals(folders.hidden());
    return ours ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = folders.root().relativize(file).toString();
    path = path.replace(file.getFileSystem().getSeparator(), "/");
    if (catalog.fileWithKey(SafeName.key(path)).isEmpty() && !isOurs(path, file)) {
      count++;
      if (first.size() < Verification.LISTED_MAX) {
        first.add(path);
      }
    }
    return FileVisitResult.CONTINUE;
  }

  /** Whether we wrote it beside the photos, and nobody altered it. */
  private boolean isOurs(String path, Path file) {
    return (path.equals(Manifest.NAME) && manifest.isOurs())
        || Sidecars.isOurs(catalog, path, file)
        || catalog.albumLinks().link(path).filter(l -> AlbumViews.isOurs(folders, l)).isPresent();
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
