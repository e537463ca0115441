package photos.keepsake.simulator.media;

import java.util.ArrayList;
import java.util.List;

/**
 * A baseline JPEG. Order of its segments: SOI, EXIF (APP1), further APP1 segments, padding (APP4,
 * in which phones keep their debug data), picture, EOI.
 */
final class JpegFile {
  private static final int SEGMENT_BYTES_MAX = 65_537;
  private static final int SEGMENT_HEAD_BYTES = 4;

  private JpegFile() {}

  static List<Piece> pieces(MediaRecipe recipe) {
    return pieces(recipe, new byte[0]);
  }

  /**
   * The file with one more block of metadata.
   *
   * @param xmp an APP1 segment as {@link #app1} makes it, or nothing
   */
  static List<Piece> pieces(MediaRecipe recipe, byte[] xmp) {
    ByteWriter head = ByteWriter.bigEndian().u16(0xFFD8);
    recipe
        .capture()
        .map(capture -> ExifBlock.of(recipe, capture))
        .ifPresent(exif -> head.bytes(app1("Exif\0\0", exif)));
    head.bytes(xmp);
    byte[] picture = JpegPicture.of(recipe.scene());
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Fixed(head.toBytes()));
    long room = recipe.sizeBytes() - head.size() - picture.length;
    addPadding(pieces, room, recipe.seedFor("padding"));
    pieces.add(new Piece.Fixed(picture));
    return pieces;
  }

  /** A metadata segment with the name that says what is in it. */
  static byte[] app1(String name, byte[] block) {
    byte[] content = ByteWriter.bigEndian().text(name).bytes(block).toBytes();
    return ByteWriter.bigEndian().u16(0xFFE1).u16(content.length + 2).bytes(content).toBytes();
  }

  private static void addPadding(List<Piece> pieces, long room, long seed) {
    long left = room;
    while (left > 0) {
      long segment = Math.min(left, SEGMENT_BYTES_MAX);
      if (left > segment && left - segment < SEGMENT_HEAD_BYTES) {
        segment -= SEGMENT_HEAD_BYTES;
      }
      ByteWriter head = ByteWriter.bigEndian().u16(0xFFE4).u16((int) segment - 2);
      pieces.add(new Piece.Fixed(head.toBytes()));
      pieces.add(new Noise(seed + left, segment - SEGMENT_HEAD_BYTES));
      left -= segment;
    }
  }
}
