package photos.keepsake.monitor.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.http.HttpSender;
import photos.keepsake.monitor.http.HttpSettings;

@Timeout(60)
class ChecksClientTest {
  private final List<Duration> pauses = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  private ChecksClient client(int port) {
    return new ChecksClient(
        new HttpSender(HttpSettings.direct("test")),
        ApiAddress.parse("http://127.0.0.1:" + port),
        "key",
        Clock.systemUTC(),
        pauses::add);
  }

  /** A server that fails so often, and then has no checks. */
  private HttpServer failing(int times, int status, String retryAfter) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean fails = asked.incrementAndGet() <= times;
          byte[] body = "{\"checks\":[]}".getBytes(StandardCharsets.UTF_8);
          if (fails && !retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          exchange.sendResponseHeaders(fails ? status : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void whatMayPassIsAskedAgainWithGrowingPauses(int status) throws IOException {
    HttpServer server = failing(2, status, "");
    try {
      assertThat(client(server.getAddress().getPort()).checks()).isEmpty();
    } finally {
      server.stop(0);
    }
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({"7, 4", "60, 4", "61, 1", "3600, 1"})
  void aServerMaySayHowLongToWaitButNotForTooLong(String retryAfter, int requests)
      throws IOException {
    HttpServer server = failing(99, 429, retryAfter);
    try {
      assertThatThrownBy(() -> client(server.getAddress().getPort()).checks())
          .isInstanceOfSatisfying(
              RunFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
    } finally {
      server.stop(0);
    }
    assertThat(asked).hasValue(requests);
    assertThat(pauses)
        .hasSize(requests - 1)
        .allMatch(p -> p.toString().equals("PT" + span(retryAfter)));
  }

  private static String span(String seconds) {
    return seconds.equals("60") ? "1M" : seconds + "S";
  }

  @Test
  void aServerThatIsNotThereIsATemporaryFailureAfterFourTries() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(() -> client(port).checks())
        .isInstanceOfSatisfying(
            RunFailure.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.TEMPORARY);
              assertThat(e.why()).contains("refused");
            });
    assertThat(pauses).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hc.example.org",
        "https://hc.example.org/",
        "https://hc.example.org/api/v1",
        "https://hc.example.org/api/v3/",
        "https://hc.example.org/api/v3/checks/",
      })
  void anAddressMayHaveTheApiBehindIt(String given) {
    assertThat(ApiAddress.parse(given).base()).isEqualTo("https://hc.example.org/api/v3");
  }

  @Test
  void aSiteMayLiveBelowAPath() {
    assertThat(ApiAddress.parse("http://nas:8000/hc/").base())
        .isEqualTo("http://nas:8000/hc/api/v3");
  }
}
