package photos.keepsake.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Why a disk refused, in words. */
final class DiskWords {
  private DiskWords() {}

  /** Names the file in question where it is known. */
  static String of(@Nullable Throwable failure) {
    if (failure instanceof AccessDeniedException denied) {
      return "you may not write to " + denied.getFile();
    }
    if (failure instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (failure instanceof FileAlreadyExistsException other) {
      return other.getFile() + " is in the way: it is no folder";
    }
    return failure instanceof FileSystemException known && known.getReason() != null
        ? known.getFile() + ": " + known.getReason()
        : "the disk refused to write there";
  }
}
