package photos.keepsake.simulator.media;

import java.io.ByteArrayOutputStream;

/**
 * Encodes a scene as a VP8L stream without transforms. The first line of a row of tiles is written
 * as runs, the others are copied from above. All codes have fixed lengths: 8 bits for the 232 first
 * symbols of green and 9 for the others, so nothing has to be counted beforehand.
 */
final class WebpPicture {
  private static final int GREEN_SYMBOLS = 256 + 24;
  private static final int SHORT_CODES = 232;
  private static final int RUN_MAX = 4096;
  private static final int FROM_ABOVE = 0;
  private static final int FROM_LEFT = 1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
  private int bits;
  private int bitCount;

  private WebpPicture() {}

  static byte[] of(Scene scene) {
    WebpPicture picture = new WebpPicture();
    picture.writeHead(scene.columns() * Scene.TILE, scene.rows() * Scene.TILE);
    for (int row = 0; row < scene.rows(); row++) {
      picture.writeLine(scene, row);
      picture.copy(scene.columns() * Scene.TILE * (Scene.TILE - 1), FROM_ABOVE);
    }
    picture.put(0, 7);
    return picture.out.toByteArray();
  }

  private void writeHead(int width, int height) {
    put(0x2F, 8);
    put(width - 1, 14);
    put(height - 1, 14);
    put(0, 1 + 3); // no alpha, version 0
    put(0, 3); // no transform, no colour cache, one set of codes
    writeCode(GREEN_SYMBOLS);
    writeCode(256);
    writeCode(256);
    put(0b101, 3); // alpha: one symbol, of eight bits
    put(255, 8);
    put(0b011, 3); // distance: two symbols, the first of one bit
    put(FROM_ABOVE, 1);
    put(FROM_LEFT, 8);
  }

  /** Lengths 8 and 9 are themselves coded in one bit each; they stand at places 11 and 12. */
  private void writeCode(int symbols) {
    put(0, 1);
    put(13 - 4, 4);
    for (int place = 0; place < 13; place++) {
      put(place < 11 ? 0 : 1, 3);
    }
    put(0, 1);
    for (int symbol = 0; symbol < symbols; symbol++) {
      put(symbols > 256 && symbol >= SHORT_CODES ? 1 : 0, 1);
    }
  }

  private void writeLine(Scene scene, int row) {
    int column = 0;
    while (column < scene.columns()) {
      int tile = scene.tile(column, row);
      int end = column + 1;
      while (end < scene.columns() && scene.tile(end, row) == tile) {
        end++;
      }
      int colour = scene.colour(tile);
      putGreen((colour >> 8) & 0xFF);
      putCode((colour >> 16) & 0xFF, 8);
      putCode(colour & 0xFF, 8);
      copy((end - column) * Scene.TILE - 1, FROM_LEFT);
      column = end;
    }
  }

  private void copy(int pixels, int distanceCode) {
    for (int left = pixels; left > 0; left -= RUN_MAX) {
      putLength(Math.min(left, RUN_MAX));
      put(distanceCode, 1);
    }
  }

  private void putLength(int length) {
    int value = length - 1;
    if (value < 4) {
      putGreen(256 + value);
      return;
    }
    int high = 31 - Integer.numberOfLeadingZeros(value);
    putGreen(256 + 2 * high + ((value >> (high - 1)) & 1));
    put(value & ((1 << (high - 1)) - 1), high - 1);
  }

  private void putGreen(int symbol) {
    if (symbol < SHORT_CODES) {
      putCode(symbol, 8);
    } else {
      putCode(2 * SHORT_CODES + symbol - SHORT_CODES, 9);
    }
  }

  /** Codes go out from their highest bit on, all else from the lowest. */
  private void putCode(int code, int length) {
    put(Integer.reverse(code) >>> (32 - length), length);
  }

  private void put(int value, int count) {
    bits |= value << bitCount;
    bitCount += count;
    while (bitCount >= 8) {
      out.write(bits);
      bits >>>= 8;
      bitCount -= 8;
    }
  }
}
