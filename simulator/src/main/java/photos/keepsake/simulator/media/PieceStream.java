package photos.keepsake.simulator.media;

import java.io.InputStream;
import java.util.List;

/** Reads pieces one after another. Not safe for use by several threads. */
final class PieceStream extends InputStream {
  private final List<Piece> pieces;
  private int index;
  private long within;

  PieceStream(List<Piece> pieces) {
    this.pieces = pieces;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) {
    int done = 0;
    while (done < count && moveToRest()) {
      int part = (int) Math.min(count - done, rest());
      pieces.get(index).copy(within, target, offset + done, part);
      within += part;
      done += part;
    }
    return done == 0 && count > 0 ? -1 : done;
  }

  @Override
  public long skip(long count) {
    long done = 0;
    while (done < count && moveToRest()) {
      long part = Math.min(count - done, rest());
      within += part;
      done += part;
    }
    return done;
  }

  @Override
  public int available() {
    return moveToRest() ? (int) Math.min(Integer.MAX_VALUE, rest()) : 0;
  }

  private boolean moveToRest() {
    while (index < pieces.size() && rest() == 0) {
      index++;
      within = 0;
    }
    return index < pieces.size();
  }

  private long rest() {
    return pieces.get(index).length() - within;
  }
}
