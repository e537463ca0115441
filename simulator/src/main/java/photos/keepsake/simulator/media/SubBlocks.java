package photos.keepsake.simulator.media;

/**
 * Noise as a GIF wants it: blocks of up to 255 bytes behind their length, then an empty block.
 *
 * @param seed of the noise
 * @param length of everything; {@link #isDivisible}
 */
record SubBlocks(long seed, long length) implements Piece {
  private static final int BLOCK_BYTES = 256;

  /** Refuses a length that would leave a block that is empty before the last. */
  SubBlocks {
    if (!isDivisible(length)) {
      throw new IllegalArgumentException("no blocks in " + length + " bytes");
    }
  }

  static boolean isDivisible(long length) {
    return length > 0 && length % BLOCK_BYTES != 2;
  }

  @Override
  public void copy(long from, byte[] target, int offset, int count) {
    new Noise(seed, length).copy(from, target, offset, count);
    long first = (from + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
    for (long at = first; at < from + count; at += BLOCK_BYTES) {
      target[offset + (int) (at - from)] = (byte) Math.max(0, Math.min(255, length - 2 - at));
    }
    if (from + count == length) {
      target[offset + count - 1] = 0;
    }
  }
}
