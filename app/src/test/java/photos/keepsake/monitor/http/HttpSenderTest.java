package photos.keepsake.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HttpSenderTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final LinkedBlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;

  private record Seen(String method, String host, Map<String, List<String>> headers, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(null);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          seen.add(
              new Seen(
                  exchange.getRequestMethod(),
                  exchange.getRequestHeaders().getFirst("Host"),
                  exchange.getRequestHeaders(),
                  body));
          if (exchange.getRequestURI().getPath().equals("/slow")) {
            await();
          }
          byte[] answer = "Gr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Ping-Body-Limit", "10000");
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/missing") ? 404 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  private void await() {
    try {
      released.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static HttpSender sender() {
    return new HttpSender(HttpSettings.direct("keepsake-test"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void sendsABodyWithItsLengthAndNeverInChunks() throws Exception {
    HttpAnswer answer =
        sender().send("POST", url("/"), Map.of("X-More", "1"), bytes("hello"), DEADLINE);

    Seen request = seen.remove();
    assertThat(request.body()).isEqualTo("hello");
    assertThat(request.headers())
        .containsEntry("Content-length", List.of("5"))
        .containsEntry("User-agent", List.of("keepsake-test"))
        .containsEntry("X-more", List.of("1"))
        .doesNotContainKey("Transfer-encoding");
    assertThat(answer.isSuccess()).isTrue();
    assertThat(answer.text()).isEqualTo("Gr\u00fc\u00dfe");
    assertThat(answer.header("ping-body-limit")).contains("10000");
  }

  @Test
  void saysThatAnEmptyBodyIsEmpty() throws Exception {
    sender().send("POST", url("/"), Map.of(), new byte[0], DEADLINE);

    assertThat(seen.remove().headers()).containsEntry("Content-length", List.of("0"));
  }

  @Test
  void givesBadAnswersBackAsTheyAre() throws Exception {
    HttpAnswer answer = sender().send("GET", url("/missing"), Map.of(), new byte[0], DEADLINE);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.isSuccess()).isFalse();
  }

  @Test
  void aServerThatDoesNotAnswerIsLeftAtTheDeadline() {
    HttpTrouble trouble =
        catchThrowableOfType(
            HttpTrouble.class,
            () ->
                sender().send("POST", url("/slow"), Map.of(), bytes("x"), Duration.ofMillis(300)));

    assertThat(trouble.kind()).isEqualTo(HttpTrouble.Kind.TIMEOUT);
    assertThat(trouble.mayPass()).isTrue();
  }

  @Test
  void aServerThatStopsInTheMiddleOfItsAnswerHoldsNobodyBeyondTheDeadline() throws Exception {
    try (ServerSocket stalling = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> answerHalf(stalling));
      answers.setDaemon(true);
      answers.start();
      URI url = URI.create("http://127.0.0.1:" + stalling.getLocalPort() + "/");
      HttpSender sender = sender();

      for (int i = 0; i < 3; i++) {
        HttpTrouble trouble =
            catchThrowableOfType(
                HttpTrouble.class,
                () -> sender.send("POST", url, Map.of(), bytes("x"), Duration.ofMillis(300)));
        assertThat(trouble.kind()).isEqualTo(HttpTrouble.Kind.TIMEOUT);
      }
      assertThat(sender.send("POST", url("/"), Map.of(), bytes("x"), DEADLINE).isSuccess())
          .isTrue();
    }
  }

  private static void answerHalf(ServerSocket server) {
    try {
      while (true) {
        server
            .accept()
            .getOutputStream()
            .write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nOK"));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void aRefusedConnectionIsToldWithoutTheAddress() throws IOException {
    int unused;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = socket.getLocalPort();
    }
    URI secret = URI.create("http://127.0.0.1:" + unused + "/secret");

    HttpTrouble trouble =
        catchThrowableOfType(
            HttpTrouble.class,
            () -> sender().send("POST", secret, Map.of(), new byte[0], DEADLINE));

    assertThat(trouble.kind()).isEqualTo(HttpTrouble.Kind.CONNECTION);
    assertThat(trouble).hasMessage("the connection was refused");
  }

  @Test
  void aSecureConnectionToAPlainServerIsNoMatterOfTrust() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> answerHalf(plain));
      answers.setDaemon(true);
      answers.start();
      URI url = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/");

      HttpTrouble trouble =
          catchThrowableOfType(
              HttpTrouble.class, () -> sender().send("POST", url, Map.of(), new byte[0], DEADLINE));

      assertThat(trouble.kind()).isEqualTo(HttpTrouble.Kind.CONNECTION);
      assertThat(trouble).hasMessageContaining("http and not https");
    }
  }

  @Test
  void aNameThatIsNotKnownIsToldAsSuch() {
    URI unknown = URI.create("http://nobody.invalid/");

    HttpTrouble trouble =
        catchThrowableOfType(
            HttpTrouble.class,
            () -> sender().send("POST", unknown, Map.of(), new byte[0], DEADLINE));

    assertThat(trouble.kind()).isEqualTo(HttpTrouble.Kind.CONNECTION);
    assertThat(trouble).hasMessage("the server's name was not found");
  }

  @Test
  void goesThroughTheProxyButNotToThisMachine() throws Exception {
    URI proxy = url("");
    HttpSender sender =
        new HttpSender(
            new HttpSettings(
                Optional.of(proxy), List.of(), Optional.empty(), "keepsake-test", Map.of()));

    sender.send("POST", URI.create("http://pings.example/x"), Map.of(), new byte[0], DEADLINE);

    assertThat(seen.remove().host()).isEqualTo("pings.example");
    sender.send("POST", url("/x"), Map.of(), new byte[0], DEADLINE);
    assertThat(seen.remove().host()).startsWith("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, ping.example.org, true",
    ".example.org, ping.example.org, true",
    "example.org, example.org, true",
    "example.org, badexample.org, false",
    "EXAMPLE.org, ping.example.ORG, true",
    "*, anything.net, true",
    "'', anything.net, false",
    "other.net, localhost, true",
    "other.net, 127.3.4.5, true",
  })
  void hostsWithoutTheProxyAreThoseOfNoProxyAndThisMachine(
      String entry, String host, boolean direct) {
    Direct selector = new Direct(URI.create("http://proxy.example:3128"), List.of(entry));

    List<Proxy> chosen = selector.select(URI.create("https://" + host + "/x"));

    assertThat(chosen.get(0).type()).isEqualTo(direct ? Proxy.Type.DIRECT : Proxy.Type.HTTP);
  }
}
