package photos.keepsake.simulator.truth;

import java.util.SplittableRandom;

/** Makes keys of items and albums in the form that the site uses. */
final class Keys {
  private static final String PREFIX = "AF1Qip";
  private static final int RANDOM_CHARACTERS = 38;
  private static final int CHARACTERS_PER_LONG = 10;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

  private Keys() {}

  static String next(SplittableRandom random) {
    StringBuilder key = new StringBuilder(PREFIX.length() + RANDOM_CHARACTERS).append(PREFIX);
    long bits = 0;
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      bits = i % CHARACTERS_PER_LONG == 0 ? random.nextLong() : bits >>> 6;
      key.append(ALPHABET.charAt((int) bits & 63));
    }
    return key.toString();
  }
}
