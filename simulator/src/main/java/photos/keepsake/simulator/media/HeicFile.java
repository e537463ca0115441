package photos.keepsake.simulator.media;

import java.util.List;

/**
 * An HEIC with one coded picture and one Exif item, both in mdat. Boxes, references and properties
 * are those of a phone; the picture's own data is noise, since we have no HEVC encoder.
 */
final class HeicFile {
  private static final int PICTURE_ITEM = 1;
  private static final int EXIF_ITEM = 2;

  private HeicFile() {}

  static List<Piece> pieces(MediaRecipe recipe) {
    byte[] exif = exif(recipe);
    byte[] type =
        Boxes.box("ftyp", ByteWriter.bigEndian().text("heic").u32(0).text("mif1heic").toBytes());
    int start = type.length + meta(recipe, exif.length, 0, 0).length + Boxes.HEAD_BYTES;
    long room = recipe.sizeBytes() - start - exif.length;
    ByteWriter head = ByteWriter.bigEndian().bytes(type);
    head.bytes(meta(recipe, exif.length, start, room));
    head.bytes(Boxes.head("mdat", exif.length + room).toBytes()).bytes(exif);
    // A length and the head of an IDR slice, so that a decoder at least knows what it looks at.
    byte[] slice = ByteWriter.bigEndian().u32(room - 4).u16(0x2601).toBytes();
    return List.of(
        new Piece.Fixed(head.bytes(slice).toBytes()),
        new Noise(recipe.seedFor("padding"), room - slice.length));
  }

  /** The offset of the TIFF header after these four bytes, then the block as in a JPEG. */
  private static byte[] exif(MediaRecipe recipe) {
    return recipe
        .capture()
        .map(capture -> ExifBlock.of(recipe, capture))
        .map(tiff -> ByteWriter.bigEndian().u32(6).text("Exif\0\0").bytes(tiff).toBytes())
        .orElse(new byte[0]);
  }

  private static byte[] meta(MediaRecipe recipe, int exifBytes, long start, long room) {
    boolean hasExif = exifBytes > 0;
    ByteWriter handler = ByteWriter.bigEndian().u32(0).text("pict").zeros(12).u8(0);
    return Boxes.full(
        "meta",
        0,
        0,
        Boxes.full("hdlr", 0, 0, handler.toBytes()),
        Boxes.full("pitm", 0, 0, ByteWriter.bigEndian().u16(PICTURE_ITEM).toBytes()),
        itemInfo(hasExif),
        hasExif ? references() : new byte[0],
        properties(recipe),
        locations(exifBytes, start, room));
  }

  private static byte[] itemInfo(boolean hasExif) {
    ByteWriter count = ByteWriter.bigEndian().u16(hasExif ? 2 : 1);
    return Boxes.full(
        "iinf",
        0,
        0,
        count.toBytes(),
        item(PICTURE_ITEM, "hvc1", 0),
        hasExif ? item(EXIF_ITEM, "Exif", 1) : new byte[0]);
  }

  private static byte[] item(int id, String type, int hidden) {
    ByteWriter entry = ByteWriter.bigEndian().u16(id).u16(0).text(type).u8(0);
    return Boxes.full("infe", 2, hidden, entry.toBytes());
  }

  /** The Exif item describes the picture. */
  private static byte[] references() {
    ByteWriter reference = ByteWriter.bigEndian().u16(EXIF_ITEM).u16(1).u16(PICTURE_ITEM);
    return Boxes.full("iref", 0, 0, Boxes.box("cdsc", reference.toBytes()));
  }

  private static byte[] properties(MediaRecipe recipe) {
    ByteWriter extents = ByteWriter.bigEndian().u32(recipe.width()).u32(recipe.height());
    byte[] container =
        Boxes.box(
            "ipco",
            Boxes.box("hvcC", decoderConfiguration()),
            Boxes.full("ispe", 0, 0, extents.toBytes()));
    ByteWriter links = ByteWriter.bigEndian().u32(1).u16(PICTURE_ITEM).u8(2).u8(0x81).u8(0x02);
    return Boxes.box("iprp", container, Boxes.full("ipma", 0, 0, links.toBytes()));
  }

  /** Main still picture profile, level 6, 4:2:0, eight bits, lengths of four bytes, no arrays. */
  private static byte[] decoderConfiguration() {
    ByteWriter record = ByteWriter.bigEndian().u8(1).u8(0x03).u32(0x70000000L);
    record.u16(0x9000).u32(0).u8(180).u16(0xF000).u8(0xFC).u8(0xFD).u8(0xF8).u8(0xF8);
    return record.u16(0).u8(0x0F).u8(0).toBytes();
  }

  private static byte[] locations(int exifBytes, long start, long room) {
    ByteWriter writer = ByteWriter.bigEndian().u16(0x4400).u16(exifBytes > 0 ? 2 : 1);
    writer.u16(PICTURE_ITEM).u16(0).u16(1).u32(start + exifBytes).u32(room);
    if (exifBytes > 0) {
      writer.u16(EXIF_ITEM).u16(0).u16(1).u32(start).u32(exifBytes);
    }
    return Boxes.full("iloc", 0, 0, writer.toBytes());
  }
}
