package photos.keepsake.simulator.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes numbers and text into a growing block of bytes, in one byte order. */
final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
  private final ByteOrder order;

  ByteWriter(ByteOrder order) {
    this.order = order;
  }

  /** A writer in network order, which most formats use. */
  static ByteWriter bigEndian() {
    return new ByteWriter(ByteOrder.BIG_ENDIAN);
  }

  static ByteWriter littleEndian() {
    return new ByteWriter(ByteOrder.LITTLE_ENDIAN);
  }

  ByteWriter u8(int value) {
    out.write(value);
    return this;
  }

  ByteWriter u16(int value) {
    return number(value, 2);
  }

  ByteWriter u24(int value) {
    return number(value, 3);
  }

  ByteWriter u32(long value) {
    return number(value, 4);
  }

  ByteWriter bytes(byte... values) {
    out.write(values, 0, values.length);
    return this;
  }

  /** Text without a length or an end mark. */
  ByteWriter text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Latin-1, as in the names of boxes that begin with a copyright sign. */
  ByteWriter latin(String text) {
    return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  ByteWriter zeros(int count) {
    return bytes(new byte[count]);
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private ByteWriter number(long value, int width) {
    for (int i = 0; i < width; i++) {
      int place = order == ByteOrder.BIG_ENDIAN ? width - 1 - i : i;
      out.write((int) (value >>> (8 * place)));
    }
    return this;
  }
}
