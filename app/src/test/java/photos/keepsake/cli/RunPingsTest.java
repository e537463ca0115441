package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import photos.keepsake.monitor.http.HttpSender;
import photos.keepsake.monitor.http.HttpSettings;
import photos.keepsake.monitor.ping.FakeHealthchecks;
import photos.keepsake.monitor.ping.FakeHealthchecks.Ping;
import photos.keepsake.monitor.ping.PingSettings;
import photos.keepsake.monitor.ping.PingTarget;
import photos.keepsake.monitor.ping.Pinger;
import photos.keepsake.monitor.ping.Signal;

@Timeout(60)
class RunPingsTest {
  private final List<String> warnings = new ArrayList<>();

  private RunPings pings(String url, Duration keepAlive) {
    Pinger pinger =
        new Pinger(
            new HttpSender(HttpSettings.direct("test")),
            PingTarget.url(url + "/check"),
            PingSettings.STANDARD,
            Clock.systemUTC(),
            time -> Thread.sleep(time.toMillis()),
            new Random(1));
    return new RunPings(Optional.of(pinger), keepAlive, new Patience(), warnings::add);
  }

  @Test
  void aRunThatBeginsTwiceIsOneRun() throws IOException {
    try (FakeHealthchecks server = new FakeHealthchecks()) {
      RunPings pings = pings(server.url(), Duration.ZERO);
      pings.begin();
      pings.begin();
      pings.end(Signal.SUCCESS, "done", "");

      assertThat(server.pings()).extracting(Ping::path).containsExactly("/check/start", "/check");
      assertThat(server.pings())
          .extracting(Ping::query)
          .containsOnly(server.pings().get(0).query());
    }
  }

  @Test
  void aLongRunSaysAgainThatItGoesOnAndNothingAfterItsEnd() throws Exception {
    try (FakeHealthchecks server = new FakeHealthchecks()) {
      RunPings pings = pings(server.url(), Duration.ofMillis(20));
      pings.begin();
      while (server.pings().size() < 4) {
        Thread.onSpinWait();
      }
      pings.end(Signal.SUCCESS, "done", "");
      int sent = server.pings().size();

      assertThat(server.pings().get(sent - 1).path()).isEqualTo("/check");
      assertThat(server.pings().subList(0, sent - 1)).allMatch(p -> p.path().endsWith("/start"));
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void whoeverWantsTheProgramToEndDoesNotWaitForASilentServer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      RunPings pings = pings("http://127.0.0.1:" + silent.getLocalPort(), Duration.ZERO);
      CompletableFuture<Boolean> run =
          CompletableFuture.supplyAsync(
              () -> {
                pings.end(Signal.SUCCESS, "done", "");
                return Thread.currentThread().isInterrupted();
              });
      silent.accept();

      pings.hurry();

      // By itself it would be tried for a minute.
      assertThat(run.get(30, TimeUnit.SECONDS)).as("what comes later is not interrupted").isFalse();
    }
  }

  @Test
  void aRunThatWasStoppedBeforeItBeganSaysOnlyThatItEnded() throws IOException {
    try (FakeHealthchecks server = new FakeHealthchecks()) {
      RunPings pings = pings(server.url(), Duration.ZERO);
      pings.hurry();
      pings.begin();
      pings.end(Signal.exitStatus(143), "stopped", "");

      assertThat(server.pings()).extracting(Ping::path).containsExactly("/check/143");
    }
  }
}
