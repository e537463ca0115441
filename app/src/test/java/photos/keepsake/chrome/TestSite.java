package photos.keepsake.chrome;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small web site on the loopback interface, with pages and downloads that misbehave. */
final class TestSite implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** What answers a request; may block. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  TestSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  TestSite on(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          }
        });
    return this;
  }

  TestSite page(String path, String html) {
    return on(path, exchange -> send(exchange, 200, Map.of("Content-Type", "text/html"), html));
  }

  /** A file as an attachment of its name, with as many bytes, each its number's low bits. */
  TestSite file(String path, String name, int size) {
    return on(path, exchange -> attachment(exchange, 200, name, size, size, size));
  }

  /** Answers headers and the first bytes, then nothing, until the site is closed. */
  TestSite stall(String path, int size, int sent) {
    return on(
        path,
        exchange -> {
          attachment(exchange, 200, "stalled.bin", size, size, sent);
          awaitClose();
        });
  }

  static void attachment(
      HttpExchange exchange, int status, String name, int size, long announced, int sent)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "attachment;filename=\"" + name + "\"");
    exchange.sendResponseHeaders(status, announced);
    OutputStream body = exchange.getResponseBody();
    body.write(Arrays.copyOf(bytes(size), sent));
    body.flush();
  }

  static void send(HttpExchange exchange, int status, Map<String, String> headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  void awaitClose() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** The same site under a name that makes it another one to Chrome. */
  URI otherSite(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
