package photos.keepsake.simulator.net;

import java.io.IOException;
import java.io.OutputStream;
import photos.keepsake.simulator.net.Delivery.Ending;

/** Passes a body on until its delivery goes wrong. */
final class SpoiltStream extends OutputStream {
  private final OutputStream out;
  private final Delivery delivery;
  private long written;

  SpoiltStream(OutputStream out, Delivery delivery) {
    this.out = out;
    this.delivery = delivery;
  }

  /** Thrown at the byte where the body ends. */
  static final class EndedEarly extends IOException {
    private final transient Ending ending;

    EndedEarly(Ending ending) {
      super("the body ends here on purpose");
      this.ending = ending;
    }

    Ending ending() {
      return ending;
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    long left = delivery.bytes() - written;
    if (delivery.ending() == Ending.FLIPPED) {
      writeFlipped(bytes, offset, length, left);
    } else if (length >= left) {
      out.write(bytes, offset, (int) left);
      out.flush();
      throw new EndedEarly(delivery.ending());
    } else {
      out.write(bytes, offset, length);
    }
    written += length;
  }

  private void writeFlipped(byte[] bytes, int offset, int length, long at) throws IOException {
    byte[] copy = new byte[length];
    System.arraycopy(bytes, offset, copy, 0, length);
    if (at >= 0 && at < length) {
      copy[(int) at] ^= 0x20;
    }
    out.write(copy);
  }
}
