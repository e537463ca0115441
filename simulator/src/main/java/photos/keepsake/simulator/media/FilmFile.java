package photos.keepsake.simulator.media;

import java.util.ArrayList;
import java.util.List;

/**
 * A short Motion JPEG film: MP4 with its index first, MOV with its index last, as Android and Apple
 * write them. The rest of mdat, behind the frames, is noise that no index points to.
 */
final class FilmFile {
  private static final int FRAMES = 6;

  private FilmFile() {}

  static List<Piece> pieces(MediaRecipe recipe) {
    ByteWriter frames = ByteWriter.bigEndian();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame = frame(recipe, i);
      sizes.add(frame.length);
      frames.bytes(frame);
    }
    return recipe.format() == MediaFormat.MOV
        ? apple(recipe, frames, sizes)
        : android(recipe, frames, sizes);
  }

  private static byte[] frame(MediaRecipe recipe, int number) {
    Scene scene =
        new Scene(
            recipe.seedFor("scene") + number,
            recipe.width() / Scene.TILE,
            recipe.height() / Scene.TILE);
    return ByteWriter.bigEndian().u16(0xFFD8).bytes(JpegPicture.of(scene)).toBytes();
  }

  private static List<Piece> android(MediaRecipe recipe, ByteWriter frames, List<Integer> sizes) {
    byte[] type =
        Boxes.box(
            "ftyp", ByteWriter.bigEndian().text("isom").u32(0x200).text("isommp42").toBytes());
    int headBytes = type.length + FilmIndex.moov(recipe, sizes, 0).length + Boxes.HEAD_BYTES;
    ByteWriter head = ByteWriter.bigEndian().bytes(type);
    head.bytes(FilmIndex.moov(recipe, sizes, headBytes));
    long room = recipe.sizeBytes() - headBytes - frames.size();
    head.bytes(Boxes.head("mdat", frames.size() + room).toBytes()).bytes(frames.toBytes());
    return List.of(new Piece.Fixed(head.toBytes()), new Noise(recipe.seedFor("padding"), room));
  }

  private static List<Piece> apple(MediaRecipe recipe, ByteWriter frames, List<Integer> sizes) {
    byte[] type =
        Boxes.box("ftyp", ByteWriter.bigEndian().text("qt  ").u32(0).text("qt  ").toBytes());
    byte[] wide = Boxes.box("wide");
    int headBytes = type.length + wide.length + Boxes.HEAD_BYTES;
    byte[] moov = FilmIndex.moov(recipe, sizes, headBytes);
    long room = recipe.sizeBytes() - headBytes - frames.size() - moov.length;
    ByteWriter head = ByteWriter.bigEndian().bytes(type).bytes(wide);
    head.bytes(Boxes.head("mdat", frames.size() + room).toBytes()).bytes(frames.toBytes());
    return List.of(
        new Piece.Fixed(head.toBytes()),
        new Noise(recipe.seedFor("padding"), room),
        new Piece.Fixed(moov));
  }
}
