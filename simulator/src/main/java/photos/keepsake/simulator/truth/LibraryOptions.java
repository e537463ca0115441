package photos.keepsake.simulator.truth;

import java.time.Clock;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * What library to generate.
 *
 * @param count items, 0 to {@link #COUNT_MAX}
 * @param seed the same options give the same library, down to every byte
 * @param sizeBytes exact size of every file; where a format does not fit, its smallest size is
 *     taken. Empty for sizes of 0.1 to 2 MB by kind
 * @param mix what kinds
 * @param clock what today is; the library spreads over the 15 years before
 */
public record LibraryOptions(int count, long seed, OptionalLong sizeBytes, Mix mix, Clock clock) {

  /** More than anybody's library has, and still a matter of seconds. */
  public static final int COUNT_MAX = 2_000_000;

  /** Which kinds of items there are. */
  public enum Mix {
    /** Ordinary photos and videos with ordinary names, all downloadable. */
    PLAIN,
    /**
     * Every kind and awkwardness that the contract knows. The first 41 items have each at least
     * once; a smaller library has those that matter most.
     */
    FULL
  }

  /** Refuses counts and sizes that cannot be. */
  public LibraryOptions {
    if (count < 0 || count > COUNT_MAX) {
      throw new IllegalArgumentException("no library of " + count + " items");
    }
    if (sizeBytes.orElse(1) < 1) {
      throw new IllegalArgumentException("no files of " + sizeBytes.getAsLong() + " bytes");
    }
  }

  /** Options with sizes by kind, today being today. */
  public static LibraryOptions of(int count, long seed, Mix mix) {
    return new LibraryOptions(
        count, seed, OptionalLong.empty(), mix, Clock.system(ZoneId.systemDefault()));
  }

  /** The same with files of an exact size. */
  public LibraryOptions withSizeBytes(long size) {
    return new LibraryOptions(count, seed, OptionalLong.of(size), mix, clock);
  }

  /** The same at another time. */
  public LibraryOptions withClock(Clock other) {
    return new LibraryOptions(count, seed, sizeBytes, mix, other);
  }
}
