package photos.keepsake.simulator.media;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** GIF's variable-width LZW. Call {@link #add} per pixel, then {@link #finish} once. */
final class LzwEncoder {
  private static final int CODES_MAX = 4096;

  private final int symbols;
  private final int[] children;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
  private final int firstWidth;
  private int width;
  private int next;
  private int current = -1;
  private int bits;
  private int bitCount;

  LzwEncoder(int symbolBits) {
    this.symbols = 1 << symbolBits;
    this.firstWidth = symbolBits + 1;
    this.children = new int[CODES_MAX * symbols];
    clear();
  }

  void add(int symbol) {
    if (current < 0) {
      current = symbol;
      return;
    }
    int place = current * symbols + symbol;
    if (children[place] != 0) {
      current = children[place];
      return;
    }
    put(current);
    children[place] = next;
    grow();
    current = symbol;
  }

  byte[] finish() {
    put(current);
    grow();
    put(symbols + 1);
    if (bitCount > 0) {
      out.write(bits);
    }
    return out.toByteArray();
  }

  /** One more code exists; the width follows as the decoder, one code behind, expects it. */
  private void grow() {
    if (next == 1 << width) {
      width++;
    }
    next++;
    if (next == CODES_MAX) {
      clear();
    }
  }

  private void clear() {
    if (width == 0) {
      width = firstWidth;
    }
    put(symbols);
    Arrays.fill(children, 0);
    width = firstWidth;
    next = symbols + 2;
  }

  private void put(int code) {
    bits |= code << bitCount;
    bitCount += width;
    while (bitCount >= 8) {
      out.write(bits);
      bits >>>= 8;
      bitCount -= 8;
    }
  }
}
