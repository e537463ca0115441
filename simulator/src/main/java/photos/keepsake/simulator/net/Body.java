package photos.keepsake.simulator.net;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of an answer; written at most once, straight to the client. */
public interface Body {
  /** The length is not known: the answer is sent in chunks. */
  long UNKNOWN = -1;

  /** Bytes that {@link #writeTo} will write, or {@link #UNKNOWN}. */
  long length();

  /** Writes all bytes; does not close {@code out}. */
  void writeTo(OutputStream out) throws IOException;

  /** A body held in memory. */
  static Body of(byte[] bytes) {
    return new Body() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }

  /** A body that is made while it is sent. */
  static Body streamed(long length, Writer writer) {
    return new Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        writer.writeTo(out);
      }
    };
  }

  /** Writes a body's bytes. */
  @FunctionalInterface
  interface Writer {
    /** Writes all bytes; does not close {@code out}. */
    void writeTo(OutputStream out) throws IOException;
  }
}
