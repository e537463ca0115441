package photos.keepsake.archive;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.KeepsakeException;
import photos.keepsake.library.RunFailure;

/** Tells what an {@code IOException} of the disk means for the run, in words for a person. */
final class DiskTrouble {
  /**
   * More than a file system keeps inside a directory entry, so that a block is really asked for.
   */
  private static final int PROBE_BYTES = 64 << 10;

  private DiskTrouble() {}

  /**
   * A failure while an item was being filed. Names of error codes differ between systems and
   * languages, so the disk is asked by writing to it, where we download, in the archive and where
   * it failed: if that fails too, the run is over; if it works, it was this item's file.
   */
  static KeepsakeException whileFiling(ArchiveFolders folders, IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return ItemFailure.temporary("it was stopped while it was being filed", e);
    }
    for (Path place : places(folders, e)) {
      if (!canWrite(place)) {
        return cannotWrite(place, e);
      }
    }
    return ItemFailure.temporary("it could not be filed on the disk", e);
  }

  private static List<Path> places(ArchiveFolders folders, IOException e) {
    List<Path> places = new ArrayList<>(List.of(folders.staging(), folders.root()));
    if (e instanceof FileSystemException failed && failed.getFile() != null) {
      Path place = Path.of(failed.getFile());
      while (place.startsWith(folders.root()) && !Files.isDirectory(place)) {
        place = parentOf(place);
      }
      places.add(place.startsWith(folders.root()) ? place : folders.root());
    }
    return places;
  }

  private static Path parentOf(Path place) {
    Path parent = place.getParent();
    return parent == null ? place.getRoot() : parent;
  }

  private static boolean canWrite(Path folder) {
    try {
      Path probe = Files.createTempFile(folder, ".keepsake-probe-", "");
      // Unlike a channel, this one does not fail because the thread is being stopped.
      try (OutputStream out = new FileOutputStream(probe.toFile())) {
        out.write(new byte[PROBE_BYTES]);
      } finally {
        Files.deleteIfExists(probe);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static RunFailure cannotWrite(Path place, @Nullable IOException e) {
    return disk(
        "cannot write in " + place,
        "the disk is full, read-only or not yours to write",
        "check the folder, its owner and the free space, then run the same command again",
        e);
  }

  static RunFailure cannotRead(Path place, IOException e) {
    return disk(
        "cannot read " + place,
        "the disk does not answer or the folder is not yours to read",
        "check the folder and its owner, then run the same command again",
        e);
  }

  /** For a plain file or a link where a folder must be. */
  static RunFailure inTheWay(Path place, IOException e) {
    return disk(
        "cannot make the folder " + place,
        "a file or a link of that name is in the way",
        "move it away, then run the same command again",
        e);
  }

  static RunFailure belowFloor(Path root, long free, long wanted, long floor) {
    return disk(
        "not enough room for the archive " + root,
        "%s are free, %s are needed and %s are to stay free"
            .formatted(megabytes(free), megabytes(wanted), megabytes(floor)),
        "make room, or lower what is kept free with --keep-free",
        null);
  }

  private static RunFailure disk(String what, String why, String fix, @Nullable IOException e) {
    return new RunFailure(RunFailure.Reason.DISK, what, why, fix, e);
  }

  private static String megabytes(long bytes) {
    return bytes / 1_000_000 + " MB";
  }
}
