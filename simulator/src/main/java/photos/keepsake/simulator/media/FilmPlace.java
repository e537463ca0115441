package photos.keepsake.simulator.media;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where and by what a film was taken, in the two ways of phones. Empty without a capture. */
final class FilmPlace {
  private static final DateTimeFormatter APPLE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT);
  private static final int ENGLISH = 0x15C7;
  private static final int UTF_8 = 1;

  private FilmPlace() {}

  /** The user data that Android writes: the place only. */
  static byte[] android(MediaRecipe recipe) {
    return recipe
        .capture()
        .flatMap(Capture::position)
        .map(
            position -> {
              String text = iso6709(position, false);
              ByteWriter entry = ByteWriter.bigEndian().u16(text.length()).u16(ENGLISH).text(text);
              return Boxes.box("udta", Boxes.box("\u00A9xyz", entry.toBytes()));
            })
        .orElse(new byte[0]);
  }

  /** The keyed metadata that Apple writes: camera, place, and local time with its offset. */
  static byte[] apple(MediaRecipe recipe) {
    return recipe.capture().map(capture -> keyed(facts(capture))).orElse(new byte[0]);
  }

  private static Map<String, String> facts(Capture capture) {
    Map<String, String> facts = new LinkedHashMap<>();
    capture.position().ifPresent(place -> facts.put("location.ISO6709", iso6709(place, true)));
    facts.put("make", capture.camera().make());
    facts.put("model", capture.camera().model());
    facts.put("software", "3.1");
    capture.offset().ifPresent(offset -> facts.put("creationdate", time(capture, offset)));
    return facts;
  }

  private static String time(Capture capture, ZoneOffset offset) {
    return APPLE_TIME.format(capture.local().atOffset(offset));
  }

  private static byte[] keyed(Map<String, String> facts) {
    ByteWriter keys = ByteWriter.bigEndian().u32(facts.size());
    ByteWriter values = ByteWriter.bigEndian();
    int index = 0;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      index++;
      keys.bytes(Boxes.box("mdta", ascii("com.apple.quicktime." + fact.getKey())));
      ByteWriter text = ByteWriter.bigEndian().u32(UTF_8).u32(0).text(fact.getValue());
      byte[] data = Boxes.box("data", text.toBytes());
      values.u32(Boxes.HEAD_BYTES + data.length).u32(index).bytes(data);
    }
    return Boxes.box(
        "meta",
        FilmIndex.handler("\0\0\0\0", "mdta"),
        Boxes.full("keys", 0, 0, keys.toBytes()),
        Boxes.box("ilst", values.toBytes()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String iso6709(Position position, boolean withAltitude) {
    String place =
        String.format(Locale.ROOT, "%+08.4f%+09.4f", position.latitude(), position.longitude());
    String height = String.format(Locale.ROOT, "%+08.3f", position.altitudeMetres());
    return place + (withAltitude ? height : "") + "/";
  }
}
