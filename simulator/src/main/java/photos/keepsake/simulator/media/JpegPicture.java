package photos.keepsake.simulator.media;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Encodes a scene from the quantisation table to the end mark. Each tile is one unit of 16 by 16
 * pixels (chroma halved both ways) of a single colour, so only DC coefficients are ever written: no
 * cosine transform is needed, and the file decodes to exactly these tiles.
 */
final class JpegPicture {
  private static final int COMPONENTS = 3;
  private static final int LUMA_BLOCKS = 4;

  /**
   * Code of each size of a DC difference: 0 in one bit, 1 to 7 in four, 8 and 9 in five and six.
   */
  private static final int[] DC_CODES = {0, 8, 9, 10, 11, 12, 13, 14, 30, 62};

  private static final int[] DC_LENGTHS = {1, 4, 4, 4, 4, 4, 4, 4, 5, 6};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
  private int bits;
  private int bitCount;

  private JpegPicture() {}

  /** The tables, the coded picture, and the end mark. */
  static byte[] of(Scene scene) {
    ByteWriter writer = ByteWriter.bigEndian();
    writeTables(writer, scene.columns() * Scene.TILE, scene.rows() * Scene.TILE);
    return writer.bytes(new JpegPicture().encode(scene)).u16(0xFFD9).toBytes();
  }

  private static void writeTables(ByteWriter writer, int width, int height) {
    byte[] quantisers = new byte[64];
    Arrays.fill(quantisers, (byte) 8);
    writer.u16(0xFFDB).u16(67).u8(0).bytes(quantisers);
    writer.u16(0xFFC0).u16(17).u8(8).u16(height).u16(width).u8(COMPONENTS);
    writer.u8(1).u8(0x22).u8(0).u8(2).u8(0x11).u8(0).u8(3).u8(0x11).u8(0);
    writer.u16(0xFFC4).u16(2 + 17 + 10).u8(0x00);
    writer.bytes((byte) 1, (byte) 0, (byte) 0, (byte) 7, (byte) 1, (byte) 1).zeros(10);
    for (int size = 0; size < 10; size++) {
      writer.u8(size);
    }
    // The AC table knows "end of block" and, as a table of one code is odd, "sixteen zeros".
    writer.u16(0xFFC4).u16(2 + 17 + 2).u8(0x10).u8(1).u8(1).zeros(14).u8(0x00).u8(0xF0);
    writer.u16(0xFFDA).u16(12).u8(COMPONENTS).u8(1).u8(0).u8(2).u8(0).u8(3).u8(0);
    writer.u8(0).u8(63).u8(0);
  }

  private byte[] encode(Scene scene) {
    int[][] levels = levels(scene);
    int[] last = new int[COMPONENTS];
    for (int row = 0; row < scene.rows(); row++) {
      for (int column = 0; column < scene.columns(); column++) {
        encodeTile(levels[scene.tile(column, row)], last);
      }
    }
    put((1 << 7) - 1, 7);
    return out.toByteArray();
  }

  private void encodeTile(int[] level, int[] last) {
    for (int component = 0; component < COMPONENTS; component++) {
      encodeBlock(level[component] - last[component]);
      last[component] = level[component];
      for (int block = 1; component == 0 && block < LUMA_BLOCKS; block++) {
        encodeBlock(0);
      }
    }
  }

  private void encodeBlock(int difference) {
    int size = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
    put(DC_CODES[size], DC_LENGTHS[size]);
    put(difference >= 0 ? difference : difference + (1 << size) - 1, size);
    put(0, 1);
  }

  private void put(int value, int count) {
    bits = (bits << count) | value;
    bitCount += count;
    while (bitCount >= 8) {
      int octet = (bits >>> (bitCount - 8)) & 0xFF;
      out.write(octet);
      if (octet == 0xFF) {
        out.write(0);
      }
      bitCount -= 8;
    }
    bits &= (1 << bitCount) - 1;
  }

  /** Per palette colour: Y, Cb and Cr less 128, which are the DC coefficients at quantiser 8. */
  private static int[][] levels(Scene scene) {
    int[][] levels = new int[16][COMPONENTS];
    for (int i = 0; i < levels.length; i++) {
      double r = (scene.colour(i) >> 16) & 0xFF;
      double g = (scene.colour(i) >> 8) & 0xFF;
      double b = scene.colour(i) & 0xFF;
      levels[i][0] = (int) Math.round(0.299 * r + 0.587 * g + 0.114 * b) - 128;
      levels[i][1] = (int) Math.round(-0.168736 * r - 0.331264 * g + 0.5 * b);
      levels[i][2] = (int) Math.round(0.5 * r - 0.418688 * g - 0.081312 * b);
    }
    return levels;
  }
}
