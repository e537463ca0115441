package photos.keepsake.simulator.truth;

import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Makes the keys of one generated item. The item's number stands in each of them, disguised, so
 * that a library of any size finds an item by its key without a table.
 *
 * @param seed of the library; keys of another library lead nowhere
 * @param number of the item
 */
record NumberedKeys(long seed, int number) {
  private static final int CODED_CHARACTERS = 6;
  private static final long CODED_BITS = (1L << (6 * CODED_CHARACTERS)) - 1;

  /** A new key, in the form that the site uses. */
  String next(SplittableRandom random) {
    String random44 = Keys.next(random);
    String begin = random44.substring(0, random44.length() - CODED_CHARACTERS);
    return begin + Keys.coded((number & 0xFFFF_FFFFL) ^ disguise(begin, seed), CODED_CHARACTERS);
  }

  /** The number that a key would stand for; the item itself tells whether the key is its own. */
  static OptionalInt numberIn(String key, long seed) {
    int end = key.length() - CODED_CHARACTERS;
    if (end <= 0) {
      return OptionalInt.empty();
    }
    long coded = Keys.decoded(key.substring(end)) ^ disguise(key.substring(0, end), seed);
    boolean fits = coded >= 0 && coded >>> Integer.SIZE == 0;
    return fits ? OptionalInt.of((int) coded) : OptionalInt.empty();
  }

  private static long disguise(String begin, long seed) {
    return Chance.seeded(seed, begin.hashCode()).nextLong() & CODED_BITS;
  }
}
