package photos.keepsake.simulator.site.rpc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Names that follow from the seed and some words, and cannot be guessed without the seed. */
record SecretNames(long seed) {

  /** So many characters, up to 86. */
  String name(int length, String... words) {
    String all = seed + "|" + String.join("|", words);
    byte[] hash = sha512(all.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, length);
  }

  private static byte[] sha512(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-512", e);
    }
  }
}
