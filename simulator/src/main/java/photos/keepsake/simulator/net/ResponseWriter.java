package photos.keepsake.simulator.net;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import photos.keepsake.simulator.net.Delivery.Ending;

/** Writes answers to one connection. Not safe for several threads. */
final class ResponseWriter {
  /** Large enough for head and page in one packet burst, small enough for many connections. */
  private static final int BUFFER_BYTES = 32 * 1024;

  private final OutputStream out;

  ResponseWriter(OutputStream out) {
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
  }

  /**
   * Writes head and body and flushes.
   *
   * @return whether the connection can be used again
   */
  boolean write(Response answer, boolean headOnly) throws IOException {
    boolean noLength =
        answer.body().length() == Body.UNKNOWN
            || answer.delivery().ending() == Ending.SHORT_WITHOUT_LENGTH;
    out.write(head(answer, noLength).getBytes(StandardCharsets.UTF_8));
    if (!headOnly) {
      writeBody(answer, noLength);
    }
    out.flush();
    return answer.delivery().ending() != Ending.SHORT;
  }

  private static String head(Response answer, boolean noLength) {
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ").append(answer.status()).append(' ').append("-").append("\r\n");
    answer
        .headers()
        .forEach(h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
    if (noLength) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (answer.status() != 204) {
      head.append("Content-Length: ").append(answer.body().length()).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private void writeBody(Response answer, boolean noLength) throws IOException {
    OutputStream target = noLength ? new ChunkedStream(out) : out;
    OutputStream spoilt =
        answer.delivery().ending() == Ending.WHOLE
            ? target
            : new SpoiltStream(target, answer.delivery());
    try {
      answer.body().writeTo(spoilt);
    } catch (SpoiltStream.EndedEarly e) {
      out.flush();
      if (e.ending() == Ending.SHORT) {
        return; // without a last chunk, so that this is seen even where no length was announced
      }
      if (e.ending() != Ending.SHORT_WITHOUT_LENGTH) {
        throw e;
      }
    }
    if (target instanceof ChunkedStream chunks) {
      chunks.finish();
    }
  }
}
