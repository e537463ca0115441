package photos.keepsake.simulator.truth;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices. */
final class Chance {
  private Chance() {}

  static <T> T one(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Random numbers for one part of what comes from a seed, unlike those of any other part. */
  static SplittableRandom seeded(long seed, long part) {
    long mixed = new SplittableRandom(seed).nextLong() ^ new SplittableRandom(part).nextLong();
    return new SplittableRandom(new SplittableRandom(mixed).nextLong());
  }

  /** True in so many of a hundred cases. */
  static boolean percent(int share, SplittableRandom random) {
    return random.nextInt(100) < share;
  }
}
