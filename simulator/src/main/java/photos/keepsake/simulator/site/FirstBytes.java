package photos.keepsake.simulator.site;

import java.io.IOException;
import java.io.OutputStream;

/** Passes on so many bytes and drops the rest. */
final class FirstBytes extends OutputStream {
  private final OutputStream out;
  private long left;

  FirstBytes(OutputStream out, long count) {
    this.out = out;
    this.left = count;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int count = (int) Math.min(left, length);
    out.write(bytes, offset, count);
    left -= count;
  }
}
