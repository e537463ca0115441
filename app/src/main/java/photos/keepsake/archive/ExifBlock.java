package photos.keepsake.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.Optional;

/** Finds the EXIF block in files made of simple chunks, by seeking from one to the next. */
final class ExifBlock {
  /** EXIF in a JPEG has at most 64 KiB; nothing sensible is larger elsewhere. */
  static final int BYTES_MAX = 1 << 20;

  /** A PNG of 100 MB cut into the usual chunks of 8 KiB has 12,000. */
  private static final int STEPS_MAX = 20_000;

  private static final int PNG_START = 8;
  private static final int PNG_EXIF = 0x65584966;
  private static final int WEBP_START = 12;
  private static final int WEBP_EXIF = 0x45584946;
  private static final byte[] PREFIX = {'E', 'x', 'i', 'f', 0, 0};

  private ExifBlock() {}

  /** Chunk: length, type, bytes, check sum. */
  static Optional<byte[]> inPng(RandomAccessFile file) throws IOException {
    long at = PNG_START;
    for (int step = 0; step < STEPS_MAX && at <= file.length() - 12; step++) {
      file.seek(at);
      long length = file.readInt() & 0xffffffffL;
      if (file.readInt() == PNG_EXIF) {
        return read(file, length);
      }
      at += length + 12;
    }
    return Optional.empty();
  }

  /** Chunk: type, length with its low byte first, bytes, one more byte where they are odd. */
  static Optional<byte[]> inWebp(RandomAccessFile file) throws IOException {
    long at = WEBP_START;
    for (int step = 0; step < STEPS_MAX && at <= file.length() - 8; step++) {
      file.seek(at);
      int type = file.readInt();
      long length = Integer.reverseBytes(file.readInt()) & 0xffffffffL;
      if (type == WEBP_EXIF) {
        return read(file, length);
      }
      at += 8 + length + (length & 1);
    }
    return Optional.empty();
  }

  /** From where the file stands; without the prefix that some programs leave on it. */
  static Optional<byte[]> read(RandomAccessFile file, long length) throws IOException {
    if (length > BYTES_MAX || length > file.length() - file.getFilePointer()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) length];
    file.readFully(bytes);
    return Optional.of(withoutPrefix(bytes));
  }

  static byte[] withoutPrefix(byte[] bytes) {
    boolean has =
        bytes.length >= PREFIX.length && Arrays.equals(PREFIX, Arrays.copyOf(bytes, PREFIX.length));
    return has ? Arrays.copyOfRange(bytes, PREFIX.length, bytes.length) : bytes;
  }
}
