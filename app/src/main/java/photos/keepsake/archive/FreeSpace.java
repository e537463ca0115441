package photos.keepsake.archive;

import java.io.File;
import photos.keepsake.library.RunFailure;

/**
 * The room on the archive's disk.
 *
 * @param keepFreeBytes what is to stay free
 */
record FreeSpace(ArchiveFolders folders, long keepFreeBytes) {

  /**
   * Makes sure that so many bytes more leave the free space that is to be kept.
   *
   * @throws RunFailure DISK when they would not
   */
  void require(long bytes) {
    long free = free();
    if (free - keepFreeBytes < bytes) {
      throw DiskTrouble.belowFloor(folders.root(), free, bytes, keepFreeBytes);
    }
  }

  /** How many bytes may come until only what is to be kept is free; without end where unknown. */
  long room() {
    return Math.max(0, free() - keepFreeBytes);
  }

  private long free() {
    File folder = folders.staging().toFile();
    // Some network shares do not know their size, and say 0 of 0.
    return folder.getTotalSpace() == 0 ? Long.MAX_VALUE : folder.getUsableSpace();
  }
}
