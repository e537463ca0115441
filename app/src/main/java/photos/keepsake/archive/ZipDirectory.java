package photos.keepsake.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a zip says about its table of contents. Looked at before the JDK loads that
 * table, because the JDK takes as much memory for it as the file asks for.
 *
 * @param entries how many the zip says it has
 * @param sizeBytes how long the table is
 */
record ZipDirectory(long entries, long sizeBytes) {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int COMMENT_MAX = 0xffff;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int END64_BYTES = 56;

  /**
   * Reads at most the last 64 KiB.
   *
   * @throws ZipException when the zip has no end: it was cut
   */
  static ZipDirectory read(Path zip) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
      int length = (int) Math.min(file.length(), END_BYTES + COMMENT_MAX);
      long tailAt = file.length() - length;
      ByteBuffer tail = bytes(file, tailAt, length);
      for (int at = length - END_BYTES; at >= 0; at--) {
        if (tail.getInt(at) == END_SIGNATURE) {
          ZipDirectory large = readLarge(file, tailAt + at - LOCATOR_BYTES);
          return large != null ? large : small(tail, at);
        }
      }
      throw new ZipException("no end of a zip");
    }
  }

  private static ZipDirectory small(ByteBuffer tail, int at) {
    return new ZipDirectory(tail.getShort(at + 10) & 0xffffL, tail.getInt(at + 12) & 0xffffffffL);
  }

  /** From the record that zips over 4 GB have, and those written as a stream may have. */
  private static @Nullable ZipDirectory readLarge(RandomAccessFile file, long locatorAt)
      throws IOException {
    if (locatorAt < 0) {
      return null;
    }
    ByteBuffer locator = bytes(file, locatorAt, LOCATOR_BYTES);
    if (locator.getInt(0) != LOCATOR_SIGNATURE) {
      return null;
    }
    long endAt = locator.getLong(8);
    if (endAt < 0 || endAt > file.length() - END64_BYTES) {
      throw new ZipException("the end of the zip points outside of it");
    }
    ByteBuffer end = bytes(file, endAt, END64_BYTES);
    if (end.getInt(0) != END64_SIGNATURE) {
      throw new ZipException("the end of the zip points nowhere");
    }
    return new ZipDirectory(end.getLong(32), end.getLong(40));
  }

  private static ByteBuffer bytes(RandomAccessFile file, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.seek(at);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
