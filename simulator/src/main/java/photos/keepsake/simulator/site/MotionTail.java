package photos.keepsake.simulator.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.truth.SimulatedFile;

/** The film behind the end of an Android motion photo, handed out on its own. */
final class MotionTail {
  private static final byte[] FILM_MARK = "ftyp".getBytes(StandardCharsets.US_ASCII);

  private MotionTail() {}

  /** The film as an attachment; 404 when the file has none. */
  static Response answer(SimulatedFile file) {
    byte[] bytes = read(file);
    int start = startOfFilm(bytes);
    if (start < 0) {
      return Response.empty(404);
    }
    String name = file.name().replaceFirst("\\.[^.]*$", "") + ".mp4";
    return Response.of(200, "video/mp4", Arrays.copyOfRange(bytes, start, bytes.length))
        .with("Content-Disposition", ContentDisposition.attachment(name, false));
  }

  private static byte[] read(SimulatedFile file) {
    try (InputStream in = file.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.name(), e);
    }
  }

  /** Four bytes of box length stand before the mark. */
  private static int startOfFilm(byte[] bytes) {
    for (int i = 4; i + FILM_MARK.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + FILM_MARK.length, FILM_MARK, 0, FILM_MARK.length)) {
        return i - 4;
      }
    }
    return -1;
  }
}
