package photos.keepsake.simulator.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The box moov: what the film is, where its frames lie, when and where it was taken. */
final class FilmIndex {
  /** QuickTime counts seconds from 1904. */
  private static final Instant EPOCH = Instant.parse("1904-01-01T00:00:00Z");

  private static final int TIME_SCALE = 600;
  private static final int FRAME_UNITS = 150;
  private static final long[] MATRIX = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000L};

  private FilmIndex() {}

  /**
   * The whole box; its length depends on neither the times nor {@code start}.
   *
   * @param sizes of the frames
   * @param start where the first frame lies in the file
   */
  static byte[] moov(MediaRecipe recipe, List<Integer> sizes, long start) {
    long created =
        recipe.capture().map(c -> Duration.between(EPOCH, c.instant()).toSeconds()).orElse(0L);
    byte[] place =
        recipe.format() == MediaFormat.MOV ? FilmPlace.apple(recipe) : FilmPlace.android(recipe);
    return Boxes.box(
        "moov", movieHeader(created, sizes.size()), track(recipe, created, sizes, start), place);
  }

  private static byte[] movieHeader(long created, int frames) {
    ByteWriter writer = ByteWriter.bigEndian().u32(created).u32(created).u32(TIME_SCALE);
    writer.u32((long) frames * FRAME_UNITS).u32(0x10000).u16(0x100).zeros(10);
    matrix(writer).zeros(24).u32(2);
    return Boxes.full("mvhd", 0, 0, writer.toBytes());
  }

  private static byte[] track(MediaRecipe recipe, long created, List<Integer> sizes, long start) {
    long duration = (long) sizes.size() * FRAME_UNITS;
    ByteWriter header = ByteWriter.bigEndian().u32(created).u32(created).u32(1).u32(0);
    header.u32(duration).zeros(16);
    matrix(header).u16(recipe.width()).u16(0).u16(recipe.height()).u16(0);
    ByteWriter media = ByteWriter.bigEndian().u32(created).u32(created).u32(TIME_SCALE);
    media.u32(duration).u16(0x55C4).u16(0);
    boolean apple = recipe.format() == MediaFormat.MOV;
    byte[] handler = apple ? handler("mhlr", "vide") : handler("\0\0\0\0", "vide");
    return Boxes.box(
        "trak",
        Boxes.full("tkhd", 0, 7, header.toBytes()),
        Boxes.box(
            "mdia",
            Boxes.full("mdhd", 0, 0, media.toBytes()),
            handler,
            mediaInformation(recipe, sizes, start)));
  }

  /** A handler box, without a name. */
  static byte[] handler(String component, String kind) {
    ByteWriter writer = ByteWriter.bigEndian().text(component).text(kind).zeros(12).u8(0);
    return Boxes.full("hdlr", 0, 0, writer.toBytes());
  }

  private static byte[] mediaInformation(MediaRecipe recipe, List<Integer> sizes, long start) {
    byte[] here = Boxes.full("url ", 0, 1);
    byte[] references = Boxes.full("dref", 0, 0, ByteWriter.bigEndian().u32(1).toBytes(), here);
    return Boxes.box(
        "minf",
        Boxes.full("vmhd", 0, 1, new byte[8]),
        Boxes.box("dinf", references),
        Boxes.box(
            "stbl",
            Boxes.full("stsd", 0, 0, ByteWriter.bigEndian().u32(1).toBytes(), sampleEntry(recipe)),
            numbers("stts", 1, sizes.size(), FRAME_UNITS),
            numbers("stsc", 1, 1, sizes.size(), 1),
            sampleSizes(sizes),
            numbers("stco", 1, start)));
  }

  private static byte[] numbers(String type, long... values) {
    ByteWriter writer = ByteWriter.bigEndian();
    for (long value : values) {
      writer.u32(value);
    }
    return Boxes.full(type, 0, 0, writer.toBytes());
  }

  private static byte[] sampleSizes(List<Integer> sizes) {
    ByteWriter writer = ByteWriter.bigEndian().u32(0).u32(sizes.size());
    sizes.forEach(writer::u32);
    return Boxes.full("stsz", 0, 0, writer.toBytes());
  }

  private static byte[] sampleEntry(MediaRecipe recipe) {
    ByteWriter entry = ByteWriter.bigEndian().zeros(6).u16(1).zeros(16);
    entry.u16(recipe.width()).u16(recipe.height()).u32(0x480000).u32(0x480000).u32(0).u16(1);
    entry.zeros(32).u16(24).u16(0xFFFF);
    return recipe.format() == MediaFormat.MOV
        ? Boxes.box("jpeg", entry.toBytes())
        : Boxes.box("mp4v", entry.toBytes(), Boxes.full("esds", 0, 0, streamDescriptor()));
  }

  /** ISO 14496-1: an elementary stream whose object type 0x6C is JPEG. */
  private static byte[] streamDescriptor() {
    ByteWriter writer = ByteWriter.bigEndian().u8(3).u8(3 + 15 + 3).u16(1).u8(0);
    writer.u8(4).u8(13).u8(0x6C).u8(0x11).u24(0).u32(0).u32(0);
    return writer.u8(6).u8(1).u8(2).toBytes();
  }

  private static ByteWriter matrix(ByteWriter writer) {
    for (long value : MATRIX) {
      writer.u32(value);
    }
    return writer;
  }
}
