package photos.keepsake.simulator.media;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Padding that does not compress and costs no memory: the SplitMix64 sequence, little-endian. Each
 * eight bytes follow from the seed and their place alone, so reading may begin anywhere.
 *
 * @param seed the same seed gives the same bytes
 * @param length in bytes
 */
record Noise(long seed, long length) implements Piece {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  @Override
  public void copy(long from, byte[] target, int offset, int count) {
    long at = from;
    int to = offset;
    int end = offset + count;
    while (to < end && (at & 7) != 0) {
      target[to++] = byteAt(at++);
    }
    for (; to + 8 <= end; to += 8, at += 8) {
      LONGS.set(target, to, wordAt(at >>> 3));
    }
    while (to < end) {
      target[to++] = byteAt(at++);
    }
  }

  private byte byteAt(long place) {
    return (byte) (wordAt(place >>> 3) >>> ((place & 7) * 8));
  }

  private long wordAt(long index) {
    return mix(seed + (index + 1) * GAMMA);
  }

  /** Spreads a number over all 64 bits; used for every seed that is derived from another. */
  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
