package photos.keepsake.simulator.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An animated GIF: the scene passes by for ever. Padding is a comment. */
final class GifFile {
  private static final int FRAMES = 4;
  private static final int DELAY_HUNDREDTHS = 25;
  private static final int COLOUR_BITS = 4;

  private GifFile() {}

  static List<Piece> pieces(MediaRecipe recipe) {
    Scene scene = recipe.scene();
    ByteWriter head = ByteWriter.littleEndian().text("GIF89a");
    head.u16(recipe.width()).u16(recipe.height()).u8(0x80 | 0x70 | (COLOUR_BITS - 1)).u16(0);
    for (int i = 0; i < 1 << COLOUR_BITS; i++) {
      int colour = scene.colour(i);
      head.u8(colour >> 16).u8(colour >> 8).u8(colour);
    }
    head.u8(0x21).u8(0xFF).u8(11).text("NETSCAPE2.0").u8(3).u8(1).u16(0).u8(0);
    ByteWriter tail = ByteWriter.littleEndian();
    for (int frame = 0; frame < FRAMES; frame++) {
      addFrame(tail, recipe, scene, frame);
    }
    tail.u8(0x3B);
    List<Piece> pieces = new ArrayList<>();
    addComments(head, recipe.sizeBytes() - tail.size());
    pieces.add(new Piece.Fixed(head.toBytes()));
    long room = recipe.sizeBytes() - head.size() - tail.size();
    pieces.add(new SubBlocks(recipe.seedFor("padding"), room));
    pieces.add(new Piece.Fixed(tail.toBytes()));
    return pieces;
  }

  private static void addFrame(ByteWriter writer, MediaRecipe recipe, Scene scene, int frame) {
    writer.u8(0x21).u8(0xF9).u8(4).u8(4).u16(DELAY_HUNDREDTHS).u8(0).u8(0);
    writer.u8(0x2C).u16(0).u16(0).u16(recipe.width()).u16(recipe.height()).u8(0);
    writer.u8(COLOUR_BITS);
    LzwEncoder encoder = new LzwEncoder(COLOUR_BITS);
    for (int y = 0; y < recipe.height(); y++) {
      for (int x = 0; x < recipe.width(); x++) {
        encoder.add(scene.pixel((x + frame * Scene.TILE) % recipe.width(), y));
      }
    }
    byte[] data = encoder.finish();
    for (int at = 0; at < data.length; at += 255) {
      int count = Math.min(255, data.length - at);
      writer.u8(count).bytes(Arrays.copyOfRange(data, at, at + count));
    }
    writer.u8(0);
  }

  /**
   * A short comment, and the start of the long one. The short one is one byte longer where the long
   * one could not be divided into blocks otherwise.
   *
   * @param end how far the long comment reaches
   */
  private static void addComments(ByteWriter writer, long end) {
    String text = "A simulated animation";
    long room = end - writer.size() - text.length() - 6;
    String fitting = SubBlocks.isDivisible(room) ? text : text + ".";
    writer.u8(0x21).u8(0xFE).u8(fitting.length()).text(fitting).u8(0).u8(0x21).u8(0xFE);
  }
}
