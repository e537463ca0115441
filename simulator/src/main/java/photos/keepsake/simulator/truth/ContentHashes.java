package photos.keepsake.simulator.truth;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import photos.keepsake.simulator.media.MediaContent;

/** Both hashes of one file, from a single reading. */
record ContentHashes(String sha1, String sha256) {
  private static final int BUFFER_BYTES = 64 * 1024;

  static ContentHashes of(MediaContent content) throws IOException {
    MessageDigest sha1 = digest("SHA-1");
    MessageDigest sha256 = digest("SHA-256");
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = content.open()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sha1.update(buffer, 0, count);
        sha256.update(buffer, 0, count);
      }
    }
    return new ContentHashes(hex(sha1), hex(sha256));
  }

  /** The first hash alone, in half the time. */
  static String sha1Of(MediaContent content) throws IOException {
    MessageDigest sha1 = digest("SHA-1");
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = content.open()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sha1.update(buffer, 0, count);
      }
    }
    return hex(sha1);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
