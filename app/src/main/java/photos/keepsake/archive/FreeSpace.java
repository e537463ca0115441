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
    File folder = folders.staging().toFile();
    // Some network shares do not know their size, and say 0 of 0.
    long free = folder.getTotalSpace() == 0 ? Long.MAX_VALUE : folder.getUsableSpace();
    if (free - keepFreeBytes < bytes) {
      throw DiskTrouble.belowFloor(folders.root(), free, bytes, keepFreeBytes);
    }
  }
}
