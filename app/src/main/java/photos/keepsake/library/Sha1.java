package photos.keepsake.library;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A SHA-1 in the three spellings that are in use: hex here, base64 towards the site's search by
 * hash, url-safe base64 without padding in dedup keys.
 *
 * @param hex 40 lower-case digits
 */
public record Sha1(String hex) {
  private static final int BYTES = 20;

  /** 160 bits fill 26 characters of six bits and two thirds of one more. */
  private static final int BASE64_LENGTH = 27;

  /** Refuses what is no SHA-1 in lower-case hex. */
  public Sha1 {
    if (!hex.matches("[0-9a-f]{40}")) {
      throw new IllegalArgumentException("not a SHA-1: " + hex.length() + " characters");
    }
  }

  /** Of the 20 bytes of a digest. */
  public static Sha1 of(byte[] digest) {
    return new Sha1(HexFormat.of().formatHex(digest));
  }

  /** Out of base64 of either alphabet, with or without padding; empty for anything else. */
  public static Optional<Sha1> parse(String base64) {
    String text = base64.endsWith("=") ? base64.substring(0, base64.length() - 1) : base64;
    String urlSafe = text.replace('+', '-').replace('/', '_');
    if (!urlSafe.matches("[A-Za-z0-9_-]{" + BASE64_LENGTH + "}")) {
      return Optional.empty();
    }
    byte[] bytes = Base64.getUrlDecoder().decode(urlSafe);
    // The last character has two bits too many; a hash leaves them zero.
    return bytes.length == BYTES && encoder().encodeToString(bytes).equals(urlSafe)
        ? Optional.of(of(bytes))
        : Optional.empty();
  }

  private static Base64.Encoder encoder() {
    return Base64.getUrlEncoder().withoutPadding();
  }

  /** As the site's search by hash wants it: 28 characters, the last one {@code =}. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  /** As it stands in a dedup key: 27 characters. */
  public String base64Url() {
    return encoder().encodeToString(bytes());
  }

  private byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
