package photos.keepsake.archive;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real disk.
 *
 * <p><b>How a file gets its name without overwriting.</b> Java's atomic move replaces what is
 * there, its other moves look first and move then. So a second, final name is made by a hard link,
 * which the system refuses when the name is taken; the staged name goes away after the row is
 * written. Where the file system has no hard links (exFAT, some network shares), the name is
 * reserved by creating an empty file, which the system also refuses when it is taken, and the
 * staged file is moved over that empty file of ours. A crash between the two leaves an empty file,
 * which the next open removes by the note that {@link PlacingNote} wrote before.
 */
final class DiskFiles implements ArchiveFiles {
  private static final Logger log = LoggerFactory.getLogger(DiskFiles.class);

  private final boolean foldersCanBeSynced;
  private final @Nullable Set<PosixFilePermission> newFilePermissions;

  /** Staged file to target, of those under way that were placed by moving. */
  private final Map<Path, Path> moved = new ConcurrentHashMap<>();

  /** Finds out what the file system can do, by trying it in the staging folder. */
  DiskFiles(Path staging) throws IOException {
    this.foldersCanBeSynced = canSync(staging);
    Path probe = staging.resolve("probe");
    Files.deleteIfExists(probe);
    Files.createFile(probe);
    PosixFileAttributeView view = Files.getFileAttributeView(probe, PosixFileAttributeView.class);
    this.newFilePermissions = view == null ? null : view.readAttributes().permissions();
    Files.delete(probe);
  }

  private static boolean canSync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (IOException e) {
      // Windows has no such thing; some network shares neither.
      log.debug("folders cannot be synced here", e);
      return false;
    }
  }

  @Override
  public InputStream open(Path file) throws IOException {
    // Unlike a channel, not closed when a stopping run interrupts its threads.
    return new FileInputStream(file.toFile());
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (Files.isDirectory(folder) || parent == null) {
      return;
    }
    createFolders(parent);
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw DiskTrouble.inTheWay(folder, e);
    }
    syncFolder(parent);
  }

  @Override
  public List<String> names(Path folder) throws IOException {
    try {
      return ArchiveFolders.entries(folder).stream()
          .map(entry -> String.valueOf(entry.getFileName()))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  @Override
  public void dress(Path file, Instant modifiedAt) throws IOException {
    try {
      Files.setLastModifiedTime(file, FileTime.from(modifiedAt));
      if (newFilePermissions != null
          && !Files.getPosixFilePermissions(file).equals(newFilePermissions)) {
        Files.setPosixFilePermissions(file, newFilePermissions);
      }
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      // FAT cannot say 1965; the catalog can. Whether the disk works shows at the next step.
      log.debug("the disk does not take this time or permission modifiedAt={}", modifiedAt, e);
    }
  }

  @Override
  public void sync(Path file) throws IOException {
    // This never makes a file that is gone.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    if (!foldersCanBeSynced) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void place(Path staged, Path target) throws IOException {
    try {
      Files.createLink(target, staged);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      log.debug("no hard links here", e);
      placeByMove(staged, target);
    }
  }

  /** For file systems without hard links. */
  void placeByMove(Path staged, Path target) throws IOException {
    Files.createFile(target);
    moved.put(staged, target);
    Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void unplace(Path staged, Path target) throws IOException {
    boolean ours = target.equals(moved.remove(staged));
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (ours && !Files.exists(staged)) {
      Files.move(target, staged, StandardCopyOption.ATOMIC_MOVE);
    } else if (ours ? Files.size(target) == 0 : isSameFile(staged, target)) {
      // The name that was reserved, or a second name of the very same file.
      Files.delete(target);
    }
  }

  private static boolean isSameFile(Path staged, Path target) throws IOException {
    return Files.exists(staged) && Files.isSameFile(staged, target);
  }

  @Override
  public void delete(Path file) throws IOException {
    moved.remove(file);
    Files.deleteIfExists(file);
  }

  @Override
  public void replace(Path draft, Path target) throws IOException {
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void makeSymlink(Path link, Path target) throws IOException {
    Files.createSymbolicLink(link, target);
  }

  @Override
  public void makeHardLink(Path link, Path file) throws IOException {
    Files.createLink(link, file);
  }

  @Override
  public void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      log.debug("a folder that is not empty stays", e);
    }
  }
}
