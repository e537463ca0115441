package photos.keepsake.simulator.cloud;

import java.util.SplittableRandom;

/** Numbers and names that follow from the seed and some words alone. */
record Seeded(long seed) {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Random numbers for one use. */
  SplittableRandom random(String... words) {
    long hash = seed ^ 0xcbf29ce484222325L;
    for (String word : words) {
      for (int i = 0; i < word.length(); i++) {
        hash = (hash ^ word.charAt(i)) * FNV_PRIME;
      }
      hash = (hash ^ '|') * FNV_PRIME;
    }
    return new SplittableRandom(hash);
  }

  /** A name of characters that keys and tokens are made of. */
  String name(int length, String... words) {
    SplittableRandom random = random(words);
    StringBuilder name = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return name.toString();
  }

  /** A key as items and albums have it, 44 characters. */
  String key(String... words) {
    return "AF1Qip" + name(38, words);
  }
}
