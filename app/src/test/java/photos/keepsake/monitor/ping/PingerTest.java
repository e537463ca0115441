package photos.keepsake.monitor.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.monitor.ping.FakeHealthchecks.answer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.monitor.http.HttpSender;
import photos.keepsake.monitor.http.HttpSettings;

/** What is sent, how often and after which pauses, for everything that a server may answer. */
@Timeout(60)
class PingerTest {
  private static final String ID = "8ed62ef4-0d51-4c34-b3aa-3e2f3fd8f0a1";
  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  private static final String OK = answer(200, "OK", "Ping-Body-Limit: 10000");

  private final List<Duration> pauses = new ArrayList<>();
  private FakeHealthchecks server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeHealthchecks();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Pinger pinger() {
    return pinger(PingTarget.id(server.url(), ID), PingSettings.STANDARD);
  }

  private Pinger pinger(PingTarget target, PingSettings settings) {
    return new Pinger(
        new HttpSender(HttpSettings.direct("keepsake-test")),
        target,
        settings,
        Clock.fixed(NOW, ZoneOffset.UTC),
        pauses::add,
        new Random(7));
  }

  private static PingReport end(Pinger pinger) {
    return pinger.send(Signal.SUCCESS, pinger.nextRun(), new PingBody("All is well.", ""));
  }

  @Test
  void everyPingIsAPostWithItsLengthAndTheRunsIdInSmallLetters() {
    Pinger pinger = pinger();
    RunId run = pinger.nextRun();

    pinger.send(Signal.START, run, PingBody.EMPTY);
    pinger.send(Signal.exitStatus(3), run, new PingBody("Gr\u00fc\u00dfe", ""));
    pinger.send(Signal.FAIL, run, PingBody.EMPTY);
    pinger.send(Signal.LOG, run, PingBody.EMPTY);
    pinger.send(Signal.SUCCESS, run, PingBody.EMPTY);

    assertThat(server.pings())
        .extracting(FakeHealthchecks.Ping::path)
        .containsExactly(
            "/" + ID + "/start", "/" + ID + "/3", "/" + ID + "/fail", "/" + ID + "/log", "/" + ID);
    assertThat(server.pings())
        .allSatisfy(
            ping -> {
              assertThat(ping.method()).isEqualTo("POST");
              assertThat(ping.query()).isEqualTo("rid=" + run);
              assertThat(ping.headers())
                  .containsKey("content-length")
                  .doesNotContainKey("transfer-encoding")
                  .containsEntry("user-agent", "keepsake-test");
            });
    assertThat(run.toString()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f-]{16}");
    assertThat(server.pings().get(1).body()).isEqualTo("Gr\u00fc\u00dfe");
    assertThat(server.pings().get(1).headers()).containsEntry("content-length", "7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OK", "Created", "OK\n"})
  void onlyOkAndCreatedAreRecorded(String body) {
    server.alwaysAnswers(answer(200, body));

    PingReport report = end(pinger());

    assertThat(report.isRecorded()).isTrue();
    assertThat(report.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | OK (rate limited)      | too many pings",
        "200 | <html>Sign in</html>   | no Healthchecks server",
        "200 | ''                     | no Healthchecks server",
        "201 | made                   | no Healthchecks server",
        "301 | moved                  | elsewhere",
        "302 | moved                  | elsewhere",
        "400 | invalid url format     | 400",
        "401 | who are you            | not let through",
        "403 | no                     | not let through",
        "404 | not found              | no such check",
        "405 | no                     | 405",
        "409 | ambiguous slug         | several checks",
        "410 | gone                   | 410",
        "501 | no                     | 501",
      })
  void whatNoSecondTryChangesIsSentOnceAndTold(int status, String body, String warning) {
    server.alwaysAnswers(answer(status, body));

    PingReport report = end(pinger());

    assertThat(report.warning()).hasValueSatisfying(why -> assertThat(why).contains(warning));
    assertThat(report.warning().orElseThrow()).doesNotContain(ID, "127.0.0.1");
    assertThat(server.pings()).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void whatMayPassIsSentAgainWholeAfterGrowingPauses(int status) {
    server
        .thenAnswers(answer(status, "later"))
        .thenAnswers(answer(status, "later"))
        .thenAnswers(answer(status, "later"))
        .thenAnswers(OK);

    PingReport report = end(pinger());

    assertThat(report.isRecorded()).isTrue();
    assertThat(report.requests()).isEqualTo(4);
    assertThat(server.pings()).allMatch(ping -> ping.body().equals("All is well."));
    assertThat(pauses).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(pauses.get(i))
          .isBetween(Duration.ofSeconds(1L << i), Duration.ofMillis(1_500L << i));
    }
  }

  @Test
  void aServerThatStaysBrokenIsLeftAfterFiveFurtherTries() {
    server.alwaysAnswers(answer(503, "later"));

    PingReport report = end(pinger());

    assertThat(report.warning()).contains("the server answered with status 503");
    assertThat(server.pings()).hasSize(6);
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(PingSettings.STANDARD.endLimit());
  }

  @Test
  void aStartHoldsUpWhatItAnnouncesForAShortTimeOnly() {
    server.alwaysAnswers(answer(503, "later"));
    Pinger pinger = pinger();

    pinger.send(Signal.START, pinger.nextRun(), PingBody.EMPTY);

    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(PingSettings.STANDARD.startLimit());
    assertThat(server.pings()).hasSizeBetween(3, 5);
  }

  @Test
  void whoeverWasToldToStopWaitsForTwoSecondsAtMost() {
    server.alwaysAnswers(answer(503, "later"));
    Pinger pinger = pinger();

    pinger.sendHurriedly(Signal.exitStatus(143), pinger.nextRun(), PingBody.EMPTY);

    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "Wed, 25 Nov 2026 03:00:07 GMT"})
  void aServerThatSaysWhenIsTakenAtItsWord(String when) {
    server.thenAnswers(answer(429, "slow down", "Retry-After: " + when)).thenAnswers(OK);

    assertThat(end(pinger()).isRecorded()).isTrue();
    assertThat(pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void aServerThatWantsToBeLeftAloneForLongerThanAPingMayTakeIs() {
    server.alwaysAnswers(answer(429, "slow down", "Retry-After: 3600"));

    assertThat(end(pinger()).warning()).contains("too many pings within a minute (status 429)");
    assertThat(server.pings()).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aConnectionThatBreaksIsTriedAgain() {
    server.thenAnswers("").thenAnswers("").thenAnswers(OK);

    assertThat(end(pinger()).isRecorded()).isTrue();
  }

  @Test
  void aRefusedConnectionIsTriedAgainAndTold() throws IOException {
    int unused;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = socket.getLocalPort();
    }
    PingTarget target = PingTarget.id("http://127.0.0.1:" + unused, ID);

    PingReport report = end(pinger(target, PingSettings.STANDARD));

    assertThat(report.warning()).contains("the connection was refused");
    assertThat(report.requests()).isEqualTo(6);
  }

  @Test
  void aServerThatDoesNotAnswerIsLeftWithinTheLimit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      PingTarget target = PingTarget.id("http://127.0.0.1:" + silent.getLocalPort(), ID);
      Duration soon = Duration.ofMillis(400);
      PingSettings settings =
          new PingSettings(soon, 1, Duration.ofSeconds(15), Duration.ofSeconds(60));

      PingReport report = end(pinger(target, settings));

      assertThat(report.warning()).contains("no answer in time");
      assertThat(report.requests()).isEqualTo(2);
    }
  }

  @Test
  void theTextIsCutToWhatTheServerSaidItKeeps() {
    server.alwaysAnswers(answer(200, "OK", "Ping-Body-Limit: 100"));
    Pinger pinger = pinger();
    RunId run = pinger.nextRun();
    PingBody body = new PingBody("3 items failed.", "line\n".repeat(10_000) + "the end\n");

    pinger.send(Signal.START, run, PingBody.EMPTY);
    pinger.send(Signal.exitStatus(3), run, body);

    String sent = server.pings().get(1).body();
    assertThat(sent).startsWith("3 items failed.\n\n[the log is cut").endsWith("the end\n");
    assertThat(sent.length()).isLessThanOrEqualTo(100);
  }

  @Test
  void aServerWithoutALimitGetsALongText() {
    server.alwaysAnswers(answer(200, "OK"));
    Pinger pinger = pinger();
    RunId run = pinger.nextRun();

    pinger.send(Signal.START, run, PingBody.EMPTY);
    pinger.send(Signal.FAIL, run, new PingBody("x", "y".repeat(200_000)));

    assertThat(server.pings().get(1).body()).hasSize(Pinger.BODY_BYTES_MAX);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413})
  void aTextThatIsTooLongForWhatStandsBeforeTheServerIsSentShorterOnce(int status) {
    server.thenAnswers(answer(200, "OK")).thenAnswers(answer(status, "too long")).thenAnswers(OK);
    Pinger pinger = pinger();
    RunId run = pinger.nextRun();

    pinger.send(Signal.START, run, PingBody.EMPTY);
    PingReport report = pinger.send(Signal.FAIL, run, new PingBody("x", "y".repeat(50_000)));

    assertThat(report.isRecorded()).isTrue();
    assertThat(server.pings().get(2).body()).hasSize(Pinger.BODY_BYTES_DEFAULT);
  }
}
