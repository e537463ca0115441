package photos.keepsake.monitor.ping;

import java.util.Random;
import java.util.UUID;

/**
 * Joins the pings of one run, over all its tries. Written in lower case with hyphens: servers older
 * than 3.10 refuse capitals.
 */
public record RunId(UUID value) {
  private static final int VERSION = 4;

  /** A new one. */
  public static RunId next(Random random) {
    long high = (random.nextLong() & ~0xF000L) | (VERSION << 12);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new RunId(new UUID(high, low));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
