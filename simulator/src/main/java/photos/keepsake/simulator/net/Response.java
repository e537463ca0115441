package photos.keepsake.simulator.net;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One HTTP answer. Immutable; the {@code with} methods copy.
 *
 * @param status HTTP status
 * @param headers as sent, in order; Content-Length is added by the connection
 * @param body the bytes
 * @param delivery how the body is spoilt, if it is
 * @param delay waited before the first byte, on top of the simulator's latency
 */
public record Response(
    int status, List<Header> headers, Body body, Delivery delivery, Duration delay) {

  /** One header line. */
  public record Header(String name, String value) {}

  /** An answer with a body in memory. */
  public static Response of(int status, String contentType, byte[] body) {
    return of(status, contentType, Body.of(body));
  }

  /** An answer with any body. */
  public static Response of(int status, String contentType, Body body) {
    List<Header> headers = List.of(new Header("Content-Type", contentType));
    return new Response(status, headers, body, Delivery.WHOLE, Duration.ZERO);
  }

  /** An HTML page, never cached. */
  public static Response html(int status, String html) {
    return of(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
  }

  /** A JSON answer, never cached. */
  public static Response json(String json) {
    return of(200, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-store");
  }

  /** An answer without a body. */
  public static Response empty(int status) {
    return new Response(status, List.of(), Body.of(new byte[0]), Delivery.WHOLE, Duration.ZERO);
  }

  /** A temporary redirect. */
  public static Response redirect(String location) {
    return empty(302).with("Location", location).with("Cache-Control", "no-store");
  }

  /** With one more header line; an earlier one of the same name stays. */
  public Response with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Response(status, List.copyOf(more), body, delivery, delay);
  }

  /** With one more header line per cookie. */
  public Response withCookies(List<String> setCookies) {
    Response answer = this;
    for (String cookie : setCookies) {
      answer = answer.with("Set-Cookie", cookie);
    }
    return answer;
  }

  /** With the body spoilt on its way. */
  public Response with(Delivery how) {
    return new Response(status, headers, body, how, delay);
  }

  /** Sent later by {@code delay}. */
  public Response after(Duration wait) {
    return new Response(status, headers, body, delivery, wait);
  }

  /** The first value of a header, or the empty string. */
  public String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }
}
