package photos.keepsake.simulator.media;

import java.util.List;

/**
 * A lossless WebP: VP8X, VP8L, EXIF where there is a capture, and an unknown chunk as padding. RIFF
 * counts in pairs of bytes, so a file of odd size has one byte behind its end, which readers
 * ignore.
 */
final class WebpFile {
  private static final int RIFF_HEAD_BYTES = 12;
  private static final int CHUNK_HEAD_BYTES = 8;
  private static final int EXIF_FLAG = 0x08;

  private WebpFile() {}

  static List<Piece> pieces(MediaRecipe recipe) {
    ByteWriter chunks = ByteWriter.littleEndian();
    chunks.text("VP8X").u32(10).u32(recipe.capture().isPresent() ? EXIF_FLAG : 0);
    chunks.u24(recipe.width() - 1).u24(recipe.height() - 1);
    chunk(chunks, "VP8L", WebpPicture.of(recipe.scene()));
    recipe.capture().ifPresent(capture -> chunk(chunks, "EXIF", ExifBlock.of(recipe, capture)));
    long even = recipe.sizeBytes() & ~1L;
    long padding = even - RIFF_HEAD_BYTES - chunks.size() - CHUNK_HEAD_BYTES;
    chunks.text("PADD").u32(padding);
    ByteWriter head = ByteWriter.littleEndian().text("RIFF").u32(even - 8).text("WEBP");
    return List.of(
        new Piece.Fixed(head.bytes(chunks.toBytes()).toBytes()),
        new Noise(recipe.seedFor("padding"), padding + (recipe.sizeBytes() - even)));
  }

  private static void chunk(ByteWriter writer, String type, byte[] content) {
    writer.text(type).u32(content.length).bytes(content).zeros(content.length % 2);
  }
}
