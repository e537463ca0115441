package photos.keepsake.simulator.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP/1.1 requests off one connection. Not safe for several threads. */
final class RequestReader {
  /** Cookies of a signed-in browser are 4 to 6 kB; anything far beyond is no browser. */
  private static final int MAX_HEAD_BYTES = 64 * 1024;

  /** The pages never send more than a small form. */
  private static final int MAX_BODY_BYTES = 1024 * 1024;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = new BufferedInputStream(in, 16 * 1024);
  }

  /** The next request, or empty when the client closed the connection. */
  Optional<Request> next() throws IOException {
    int[] budget = {MAX_HEAD_BYTES};
    String line = readLine(budget);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = line.split(" ", 3);
    if (parts.length < 3) {
      throw new IOException("not a request line");
    }
    Map<String, String> headers = readHeaders(budget);
    return Optional.of(request(parts[0], parts[1], headers, readBody(headers)));
  }

  private static Request request(
      String method, String target, Map<String, String> headers, String body) {
    String host = headers.getOrDefault("host", "");
    String path = target;
    int scheme = target.indexOf("://");
    if (scheme >= 0 && !target.startsWith("/")) { // the absolute form, as sent to a proxy
      int slash = target.indexOf('/', scheme + 3);
      host = target.substring(scheme + 3, slash < 0 ? target.length() : slash);
      path = slash < 0 ? "/" : target.substring(slash);
    }
    int question = path.indexOf('?');
    Map<String, String> query =
        question < 0 ? Map.of() : Request.parameters(path.substring(question + 1));
    String bare = question < 0 ? path : path.substring(0, question);
    return new Request(
        method.toUpperCase(Locale.ROOT), Request.hostOnly(host), bare, query, headers, body);
  }

  private Map<String, String> readHeaders(int[] budget) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = readLine(budget); !line.isEmpty(); line = readLine(budget)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.merge(name, line.substring(colon + 1).trim(), (a, b) -> a + ", " + b);
      }
    }
    return headers;
  }

  private String readBody(Map<String, String> headers) throws IOException {
    String length = headers.getOrDefault("content-length", "0");
    int bytes;
    try {
      bytes = Integer.parseInt(length);
    } catch (NumberFormatException e) {
      throw new IOException("bad Content-Length", e);
    }
    if (bytes < 0 || bytes > MAX_BODY_BYTES || headers.containsKey("transfer-encoding")) {
      throw new IOException("a body that no page of ours sends");
    }
    return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  private String readLine(int[] budget) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (--budget[0] < 0) {
        throw new IOException("request head too long");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
