package photos.keepsake.simulator.net;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Chunked transfer coding: each write becomes one chunk. */
final class ChunkedStream extends OutputStream {
  private static final byte[] LINE_END = {'\r', '\n'};
  private final OutputStream out;

  ChunkedStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      out.write(Integer.toHexString(length).getBytes(StandardCharsets.US_ASCII));
      out.write(LINE_END);
      out.write(bytes, offset, length);
      out.write(LINE_END);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Writes the last, empty chunk. */
  void finish() throws IOException {
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
