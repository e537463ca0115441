package photos.keepsake.simulator.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A PNG with a palette. With a capture it has an eXIf chunk, without one only a text chunk, as
 * screenshots do. Padding is a private chunk that every reader must pass over.
 */
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final long CHUNK_BYTES_MAX = 1L << 30;
  private static final int CHUNK_FRAME_BYTES = 12;
  private static final int BITS_PER_PIXEL = 4;

  /** Small letters at places 1, 2 and 4 say: ancillary, private, safe to copy. */
  private static final String PADDING_TYPE = "paDd";

  private PngFile() {}

  static List<Piece> pieces(MediaRecipe recipe) {
    Scene scene = recipe.scene();
    ByteWriter head = ByteWriter.bigEndian().bytes(SIGNATURE);
    chunk(head, "IHDR", header(recipe));
    chunk(head, "PLTE", palette(scene));
    chunk(head, "tEXt", "Software\0Simulated desktop 4.2".getBytes(StandardCharsets.ISO_8859_1));
    recipe.capture().ifPresent(capture -> chunk(head, "eXIf", ExifBlock.of(recipe, capture)));
    ByteWriter tail = ByteWriter.bigEndian();
    chunk(tail, "IDAT", pixels(scene));
    chunk(tail, "IEND");
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Fixed(head.toBytes()));
    addPadding(pieces, recipe.sizeBytes() - head.size() - tail.size(), recipe.seedFor("padding"));
    pieces.add(new Piece.Fixed(tail.toBytes()));
    return pieces;
  }

  private static byte[] header(MediaRecipe recipe) {
    ByteWriter header = ByteWriter.bigEndian().u32(recipe.width()).u32(recipe.height());
    return header.u8(BITS_PER_PIXEL).u8(3).u8(0).u8(0).u8(0).toBytes();
  }

  private static byte[] palette(Scene scene) {
    ByteWriter palette = ByteWriter.bigEndian();
    for (int i = 0; i < 16; i++) {
      palette.u24(scene.colour(i));
    }
    return palette.toBytes();
  }

  /** Every row without a filter, two pixels to the byte. */
  private static byte[] pixels(Scene scene) {
    int rowBytes = 1 + scene.columns() * Scene.TILE / 2;
    byte[] rows = new byte[rowBytes * scene.rows() * Scene.TILE];
    for (int y = 0; y < scene.rows() * Scene.TILE; y++) {
      for (int column = 0; column < scene.columns(); column++) {
        int start = y * rowBytes + 1 + column * Scene.TILE / 2;
        byte pair = (byte) (scene.tile(column, y / Scene.TILE) * 0x11);
        Arrays.fill(rows, start, start + Scene.TILE / 2, pair);
      }
    }
    return deflated(rows);
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    deflater.setInput(data);
    deflater.finish();
    byte[] buffer = new byte[data.length / 2 + 1024];
    int count = deflater.deflate(buffer);
    deflater.end();
    return Arrays.copyOf(buffer, count);
  }

  private static void chunk(ByteWriter writer, String type, byte... content) {
    CRC32 check = new CRC32();
    check.update(type.getBytes(StandardCharsets.US_ASCII));
    check.update(content);
    writer.u32(content.length).text(type).bytes(content).u32(check.getValue());
  }

  private static void addPadding(List<Piece> pieces, long room, long seed) {
    long left = room;
    while (left > 0) {
      long chunk = Math.min(left, CHUNK_BYTES_MAX);
      if (left > chunk && left - chunk < CHUNK_FRAME_BYTES) {
        chunk -= CHUNK_FRAME_BYTES;
      }
      Noise noise = new Noise(seed + left, chunk - CHUNK_FRAME_BYTES);
      ByteWriter head = ByteWriter.bigEndian().u32(noise.length()).text(PADDING_TYPE);
      pieces.add(new Piece.Fixed(head.toBytes()));
      pieces.add(noise);
      pieces.add(new Piece.Fixed(ByteWriter.bigEndian().u32(check(noise)).toBytes()));
      left -= chunk;
    }
  }

  private static long check(Noise noise) {
    CRC32 check = new CRC32();
    check.update(PADDING_TYPE.getBytes(StandardCharsets.US_ASCII));
    byte[] buffer = new byte[64 * 1024];
    for (long at = 0; at < noise.length(); at += buffer.length) {
      int count = (int) Math.min(buffer.length, noise.length() - at);
      noise.copy(at, buffer, 0, count);
      check.update(buffer, 0, count);
    }
    return check.getValue();
  }
}
