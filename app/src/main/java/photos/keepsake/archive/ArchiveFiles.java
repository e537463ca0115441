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
 * Everything that changes the archive's files, one call per step, so that a test can make any step
 * fail. {@link DiskFiles} is the real one.
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

  /** Deletes a file or a link of ours; no failure when it is gone. */
  void delete(Path file) throws IOException;

  /** Gives a file of ours the place of another one of ours, at one moment. */
  void replace(Path draft, Path target) throws IOException;

  /**
   * Makes a link.
   *
   * @param link a name that is not taken
   * @param target what the link says, as it is
   * @throws FileAlreadyExistsException when anything has that name; it is left untouched
   * @throws UnsupportedOperationException where there are no such links
   */
  void makeSymlink(Path link, Path target) throws IOException;

  /** Gives a file another name; as {@link #makeSymlink}. */
  void makeHardLink(Path link, Path file) throws IOException;

  /** Removes a folder if there is one and nothing is in it. */
  void removeIfEmpty(Path folder) throws IOException;
}
