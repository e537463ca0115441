package photos.keepsake.simulator.media;

/** A stretch of a file, read at any place in any order. Immutable. */
sealed interface Piece permits Piece.Fixed, Noise, SubBlocks {

  long length();

  /** Copies {@code count} bytes that begin {@code from} bytes into this stretch. */
  void copy(long from, byte[] target, int offset, int count);

  /** Bytes that are held in memory: structure, metadata, the picture itself. */
  final class Fixed implements Piece {
    private final byte[] bytes;

    Fixed(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void copy(long from, byte[] target, int offset, int count) {
      System.arraycopy(bytes, Math.toIntExact(from), target, offset, count);
    }
  }
}
