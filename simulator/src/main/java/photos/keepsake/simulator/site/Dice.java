package photos.keepsake.simulator.site;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Chance and names that depend on a seed and on words only, so that a run can be repeated. */
final class Dice {
  private final long seed;

  Dice(long seed) {
    this.seed = seed;
  }

  /** A number from 0 to {@code bound - 1}. */
  int roll(int bound, String... words) {
    return Math.floorMod(ByteBuffer.wrap(hash(words)).getInt(), bound);
  }

  /** A name of {@code length} (up to 86) characters of {@code [A-Za-z0-9_-]}. */
  String name(int length, String... words) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(words)).substring(0, length);
  }

  private byte[] hash(String... words) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      digest.update(Long.toString(seed).getBytes(StandardCharsets.US_ASCII));
      for (String word : words) {
        digest.update((byte) '|');
        digest.update(word.getBytes(StandardCharsets.UTF_8));
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-512", e);
    }
  }
}
