package photos.keepsake.library;

import java.util.Optional;

/**
 * What joins the listings: the same photo has the same one in the library, in every album and
 * share, under whatever media key.
 *
 * <p>It is the url-safe base64 of the SHA-1 of the bytes that were uploaded (74 of 74 real keys in
 * independent captures, 2025-12 to 2026-08). A few are followed by a colon and a time in hex: some
 * later operation changed the key, so that the hash before the colon is only a candidate (3 of 500,
 * capture of 2026-01).
 *
 * @param value 1 to 200 printable ASCII characters, compared as a whole
 */
public record DedupKey(String value) {
  private static final String ALLOWED = "[\\x21-\\x7e]{1,200}";

  /** Refuses what no listing could hold. */
  public DedupKey {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a dedup key: " + value.length() + " characters");
    }
  }

  /** Whether a text can be one; its form is not checked further, since others may come. */
  public static boolean isValid(String value) {
    return value.matches(ALLOWED);
  }

  /** The key of bytes with this hash. */
  public static DedupKey of(Sha1 sha1) {
    return new DedupKey(sha1.base64Url());
  }

  /** The hash that the uploaded bytes should have; empty where the key holds none. */
  public Optional<Sha1> sha1() {
    int colon = value.indexOf(':');
    return Sha1.parse(colon < 0 ? value : value.substring(0, colon));
  }

  /** Whether something was done to the item after its upload that changed the key. */
  public boolean isChanged() {
    return value.indexOf(':') >= 0;
  }
}
