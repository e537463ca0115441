package photos.keepsake.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A management API that answers what a test told it to. */
final class FakeChecksServer implements AutoCloseable {
  static final String KEY = "abcdefghijklmnopqrstuvwxyz012345";

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();

  /** What was asked. */
  record Request(String line, String key, String userAgent, String body) {}

  private record Answer(int status, String body, Map<String, String> headers) {}

  FakeChecksServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Request> requests() {
    return requests;
  }

  List<String> lines() {
    return requests.stream().map(Request::line).toList();
  }

  /** The next answer to such a request; the last one is given again and again. */
  FakeChecksServer on(String line, int status, String body) {
    return on(line, status, body, Map.of());
  }

  FakeChecksServer on(String line, int status, String body, Map<String, String> headers) {
    answers.computeIfAbsent(line, key -> new ArrayDeque<>()).add(new Answer(status, body, headers));
    return this;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String key = String.valueOf(exchange.getRequestHeaders().getFirst("X-Api-Key"));
      String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
      requests.add(new Request(line, key, agent, body));
      Answer answer = next(line);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer next(String line) {
    Deque<Answer> queue = answers.get(line);
    if (queue == null) {
      return new Answer(404, "<html>nothing here</html>", Map.of());
    }
    return queue.size() > 1 ? queue.remove() : queue.element();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
