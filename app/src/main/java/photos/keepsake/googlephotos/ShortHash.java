package photos.keepsake.googlephotos;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A token that changes with what it was made of, and tells nothing of it. */
final class ShortHash {
  /** Enough to tell one item's states apart; nobody gains by a collision. */
  private static final int BYTES = 8;

  private ShortHash() {}

  static String of(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
