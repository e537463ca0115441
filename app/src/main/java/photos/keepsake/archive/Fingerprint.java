package photos.keepsake.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What one read of a file tells.
 *
 * @param head the first bytes, at most {@link #HEAD_BYTES}, to tell the type by
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying it would serve nobody
record Fingerprint(long sizeBytes, String sha1, String sha256, byte[] head) {
  /** Enough to see past a long comment at the top of a web page. */
  static final int HEAD_BYTES = 4 << 10;

  /** Large enough for a disk to stream; small enough for a few threads of a small machine. */
  private static final int BUFFER_BYTES = 1 << 18;

  /** Of no bytes. */
  static final String EMPTY_SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** Of bytes in memory. */
  static Fingerprint of(byte[] bytes) {
    Reader reader = new Reader();
    reader.add(bytes, bytes.length);
    return reader.done();
  }

  /** Reads all of a file once. */
  static Fingerprint of(ArchiveFiles files, Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return read(in);
    }
  }

  /** Reads to the end and does not close. */
  static Fingerprint read(InputStream in) throws IOException {
    Reader reader = new Reader();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      reader.add(buffer, n);
    }
    return reader.done();
  }

  /** Takes the bytes of a file as they pass by. */
  static final class Reader {
    private final MessageDigest sha1 = digest("SHA-1");
    private final MessageDigest sha256 = digest("SHA-256");
    private final byte[] head = new byte[HEAD_BYTES];
    private int headBytes;
    private long size;

    void add(byte[] buffer, int length) {
      sha1.update(buffer, 0, length);
      sha256.update(buffer, 0, length);
      int kept = Math.min(length, HEAD_BYTES - headBytes);
      System.arraycopy(buffer, 0, head, headBytes, kept);
      headBytes += kept;
      size += length;
    }

    Fingerprint done() {
      HexFormat hex = HexFormat.of();
      return new Fingerprint(
          size,
          hex.formatHex(sha1.digest()),
          hex.formatHex(sha256.digest()),
          Arrays.copyOf(head, headBytes));
    }

    private static MessageDigest digest(String name) {
      try {
        return MessageDigest.getInstance(name);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has " + name, e);
      }
    }
  }
}
