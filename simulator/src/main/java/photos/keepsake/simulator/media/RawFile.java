package photos.keepsake.simulator.media;

import java.nio.ByteOrder;
import java.util.List;

/**
 * A DNG: a small preview, then one uncompressed strip of sensor data that reaches to the end of the
 * file. Sensor data is noise, which a raw developer shows as such; what it does not need of the
 * strip is the padding.
 */
final class RawFile {
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  private RawFile() {}

  static List<Piece> pieces(MediaRecipe recipe) {
    byte[] preview = preview(recipe.scene());
    long directoryBytes = directory(recipe, 0, preview.length, 0).toTiff().length;
    long dataStart = directoryBytes + preview.length;
    byte[] head =
        directory(recipe, directoryBytes, preview.length, recipe.sizeBytes() - dataStart).toTiff();
    return List.of(
        new Piece.Fixed(head),
        new Piece.Fixed(preview),
        new Noise(recipe.seedFor("padding"), recipe.sizeBytes() - dataStart));
  }

  /** One pixel per tile, three bytes each, then what makes the length even. */
  private static byte[] preview(Scene scene) {
    ByteWriter writer = ByteWriter.bigEndian();
    for (int row = 0; row < scene.rows(); row++) {
      for (int column = 0; column < scene.columns(); column++) {
        writer.u24(scene.colour(scene.tile(column, row)));
      }
    }
    return writer.zeros(writer.size() % 2).toBytes();
  }

  private static Ifd directory(MediaRecipe recipe, long start, int previewBytes, long rawBytes) {
    Ifd main =
        recipe
            .capture()
            .map(capture -> ExifBlock.directory(recipe, capture, ORDER))
            .orElseGet(() -> new Ifd(ORDER));
    int columns = recipe.width() / Scene.TILE;
    int rows = recipe.height() / Scene.TILE;
    main.longs(0xFE, 1).longs(0x100, columns).longs(0x101, rows).shorts(0x102, 8, 8, 8);
    main.shorts(0x103, 1).shorts(0x106, 2).longs(0x111, start).shorts(0x115, 3);
    main.longs(0x116, rows).longs(0x117, 3L * columns * rows).shorts(0x11C, 1);
    main.bytes(0xC612, (byte) 1, (byte) 4, (byte) 0, (byte) 0);
    main.bytes(0xC613, (byte) 1, (byte) 1, (byte) 0, (byte) 0);
    main.ascii(0xC614, "Simulated camera");
    main.signedRationals(0xC621, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1);
    main.rationals(0xC628, 1, 1, 1, 1, 1, 1).shorts(0xC65A, 21);
    return main.below(0x14A, sensor(recipe, start + previewBytes, rawBytes));
  }

  private static Ifd sensor(MediaRecipe recipe, long start, long rawBytes) {
    Ifd raw = new Ifd(ORDER).longs(0xFE, 0);
    raw.longs(0x100, recipe.width()).longs(0x101, recipe.height()).shorts(0x102, 8);
    raw.shorts(0x103, 1).shorts(0x106, 32_803).longs(0x111, start).shorts(0x115, 1);
    raw.longs(0x116, recipe.height()).longs(0x117, rawBytes).shorts(0x11C, 1);
    return raw.shorts(0x828D, 2, 2).bytes(0x828E, (byte) 0, (byte) 1, (byte) 1, (byte) 2);
  }
}
