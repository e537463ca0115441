package photos.keepsake.simulator.site;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import photos.keepsake.simulator.net.Response;

/** Tiny coloured pictures in place of thumbnails and previews: some hundred bytes, made once. */
final class Thumbnails {
  private static final int COLOURS = 64;
  private static final int SIDE = 8;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final Map<Integer, byte[]> made = new ConcurrentHashMap<>();

  /** The picture for a token; without a session 403 and one grey pixel, like the real host. */
  Response answer(String token, boolean withSession) {
    if (!withSession) {
      return Response.of(403, "image/png", picture(COLOURS));
    }
    int colour = Math.floorMod(token.hashCode(), COLOURS);
    return Response.of(200, "image/png", picture(colour))
        .with("Cache-Control", "private, max-age=86400");
  }

  private byte[] picture(int colour) {
    return made.computeIfAbsent(colour, Thumbnails::png);
  }

  private static byte[] png(int colour) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(SIDE).putInt(SIDE);
    header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
    chunk(file, "IHDR", header.array());
    chunk(file, "IDAT", deflated(pixels(colour)));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  /** A gradient of one hue; every row begins with the filter byte 0. */
  private static byte[] pixels(int colour) {
    ByteBuffer rows = ByteBuffer.allocate(SIDE * (1 + 3 * SIDE));
    for (int y = 0; y < SIDE; y++) {
      rows.put((byte) 0);
      for (int x = 0; x < SIDE; x++) {
        double light = colour == COLOURS ? 0.5 : 0.45 + 0.05 * (x + y) / 2;
        for (int part = 0; part < 3; part++) {
          double hue = Math.sin(2 * Math.PI * (colour / (double) COLOURS + part / 3.0));
          rows.put((byte) (255 * light * (0.75 + 0.25 * hue)));
        }
      }
    }
    return rows.array();
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] out = new byte[bytes.length + 64];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  private static void chunk(ByteArrayOutputStream file, String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(type);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
