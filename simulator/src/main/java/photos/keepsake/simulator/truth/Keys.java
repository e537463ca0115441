package photos.keepsake.simulator.truth;

import java.util.SplittableRandom;

/** Makes keys of items and albums in the form that the site uses. */
final class Keys {
  private static final String PREFIX = "AF1Qip";
  private static final int RANDOM_CHARACTERS = 38;
  private static final int SHARE_CHARACTERS = 64;
  private static final int SHARE_KEY_CHARACTERS = 32;
  private static final int CHARACTERS_PER_LONG = 10;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

  private Keys() {}

  static String next(SplittableRandom random) {
    return PREFIX + text(RANDOM_CHARACTERS, random);
  }

  /** The token and the key of a shared link. */
  static SimulatedAlbum.Share share(SplittableRandom random) {
    String token = PREFIX + text(SHARE_CHARACTERS, random);
    return new SimulatedAlbum.Share(token, text(SHARE_KEY_CHARACTERS, random));
  }

  /** The lowest bits of a number, six to a character. */
  static String coded(long bits, int characters) {
    StringBuilder text = new StringBuilder(characters);
    for (int i = 0; i < characters; i++) {
      text.append(ALPHABET.charAt((int) (bits >>> (6 * i)) & 63));
    }
    return text.toString();
  }

  /** What {@link #coded} wrote; negative for characters that no key has. */
  static long decoded(String text) {
    long bits = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      int character = ALPHABET.indexOf(text.charAt(i));
      if (character < 0) {
        return -1;
      }
      bits = (bits << 6) | character;
    }
    return bits;
  }

  private static String text(int length, SplittableRandom random) {
    StringBuilder text = new StringBuilder(length);
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits = i % CHARACTERS_PER_LONG == 0 ? random.nextLong() : bits >>> 6;
      text.append(ALPHABET.charAt((int) bits & 63));
    }
    return text.toString();
  }
}
