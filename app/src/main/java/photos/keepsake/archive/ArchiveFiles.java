package photos.keepsake.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import photos.keepsake.library.RunFailure;

/**
 * Everything that an admission does to the disk, one call per step, so that a test can make any
 * step fail. {@link DiskFiles} is the real one.
 */
interface ArchiveFiles {

  /** Reads from the beginning. */
  InputStream open(Path file) throws IOException;

  /** Creates a file that must not exist. */
  OutputStream create(Path file) throws IOException;

  /**
   * Makes the folder and those above it that are missing, and makes sure they stay.
   *
   * @throws RunFailure DISK where something that is no folder has the name
   */
  void createFolders(Path folder) throws IOException;

  /** The names in a folder; none when there is no such folder. */
  List<String> names(Path folder) throws IOException;

  /**
   * Gives a file its time, and the permissions that the umask gives to new files, as far as the
   * disk takes them.
   */
  void dress(Path file, Instant modifiedAt) throws IOException;

  /** Returns when the file's bytes and times are on the disk. Fails for a file that is gone. */
  void sync(Path file) throws IOException;

  /** Returns when the names in the folder are on the disk. */
  void syncFolder(Path folder) throws IOException;

  /**
   * Gives a staged file its final name. The staged name may stay beside it until it is deleted.
   *
   * @throws FileAlreadyExistsException when anything has that name; it is left untouched
   */
  void place(Path staged, Path target) throws IOException;

  /**
   * Takes back a {@link #place} of this process, also one that reported a failure and happened all
   * the same, as on network shares. Leaves alone what this process did not put there.
   */
  void unplace(Path staged, Path target) throws IOException;

  /** Deletes a file of staging; no failure when it is gone. */
  void delete(Path file) throws IOException;
}
