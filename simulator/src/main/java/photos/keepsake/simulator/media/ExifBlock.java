package photos.keepsake.simulator.media;

import java.nio.ByteOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** EXIF as cameras write it: camera, times, place and a maker note. */
final class ExifBlock {
  private static final DateTimeFormatter EXIF_TIME =
      DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter EXIF_DATE =
      DateTimeFormatter.ofPattern("yyyy:MM:dd", Locale.ROOT);
  private static final int MAKER_NOTE_BYTES = 160;

  private ExifBlock() {}

  /** The TIFF block that JPEG, PNG, WebP and HEIC carry. */
  static byte[] of(MediaRecipe recipe, Capture capture) {
    return directory(recipe, capture, ByteOrder.BIG_ENDIAN).toTiff();
  }

  /** The main directory, to which a raw file adds its picture. */
  static Ifd directory(MediaRecipe recipe, Capture capture, ByteOrder order) {
    Ifd main = new Ifd(order);
    main.ascii(0x010F, capture.camera().make()).ascii(0x0110, capture.camera().model());
    main.shorts(0x0112, 1).rationals(0x011A, 72, 1).rationals(0x011B, 72, 1).shorts(0x0128, 2);
    main.ascii(0x0131, capture.camera().model() + " 3.1");
    main.ascii(0x0132, EXIF_TIME.format(capture.local()));
    main.below(0x8769, details(recipe, capture, order));
    capture.position().ifPresent(position -> main.below(0x8825, gps(position, capture, order)));
    return main;
  }

  private static Ifd details(MediaRecipe recipe, Capture capture, ByteOrder order) {
    String time = EXIF_TIME.format(capture.local());
    Ifd details = new Ifd(order).rationals(0x829A, 1, 125).rationals(0x829D, 18, 10);
    details.shorts(0x8827, 64).undefined(0x9000, (byte) '0', (byte) '2', (byte) '3', (byte) '2');
    details.ascii(0x9003, time).ascii(0x9004, time);
    capture.offset().map(ExifBlock::offsetText).ifPresent(text -> addOffsets(details, text));
    details.undefined(0x927C, makerNote(recipe));
    return details.longs(0xA002, recipe.width()).longs(0xA003, recipe.height());
  }

  private static void addOffsets(Ifd details, String offset) {
    details.ascii(0x9010, offset).ascii(0x9011, offset).ascii(0x9012, offset);
  }

  /** EXIF wants {@code +00:00} where Java says {@code Z}. */
  private static String offsetText(ZoneOffset offset) {
    return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
  }

  private static byte[] makerNote(MediaRecipe recipe) {
    byte[] noise = new byte[MAKER_NOTE_BYTES];
    new Noise(recipe.seedFor("maker note"), noise.length).copy(0, noise, 0, noise.length);
    return ByteWriter.bigEndian().text("SIMCAM\0\1").bytes(noise).toBytes();
  }

  private static Ifd gps(Position position, Capture capture, ByteOrder order) {
    Ifd gps = new Ifd(order).bytes(0, (byte) 2, (byte) 3, (byte) 0, (byte) 0);
    gps.ascii(1, position.latitude() < 0 ? "S" : "N").rationals(2, degrees(position.latitude()));
    gps.ascii(3, position.longitude() < 0 ? "W" : "E").rationals(4, degrees(position.longitude()));
    gps.bytes(5, (byte) (position.altitudeMetres() < 0 ? 1 : 0));
    gps.rationals(6, Math.round(Math.abs(position.altitudeMetres()) * 100), 100);
    if (capture.offset().isPresent()) {
      addSatelliteTime(gps, capture.instant());
    }
    return gps;
  }

  private static void addSatelliteTime(Ifd gps, Instant instant) {
    var utc = instant.atOffset(ZoneOffset.UTC);
    gps.rationals(7, utc.getHour(), 1, utc.getMinute(), 1, utc.getSecond(), 1);
    gps.ascii(0x1D, EXIF_DATE.format(utc));
  }

  /** Degrees, minutes and seconds to a ten-thousandth. */
  private static long[] degrees(double value) {
    long all = Math.round(Math.abs(value) * 3600 * 10_000);
    long seconds = all % 600_000;
    long minutes = all / 600_000;
    return new long[] {minutes / 60, 1, minutes % 60, 1, seconds, 10_000};
  }
}
