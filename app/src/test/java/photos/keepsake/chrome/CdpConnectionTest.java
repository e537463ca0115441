package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CdpConnectionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FakeTransport browser = new FakeTransport();
  private final CdpConnection connection = new CdpConnection(browser);

  @BeforeEach
  void start() {
    connection.start();
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private CompletableFuture<JsonNode> send(String session) {
    return connection.send(session, "Page.enable", Map.of("a", 1));
  }

  @Test
  void commandsCarryMethodSessionAndParameters() {
    var unused = send("S1");

    JsonNode command = browser.nextCommand();

    assertThat(command.path("method").asString()).isEqualTo("Page.enable");
    assertThat(command.path("sessionId").asString()).isEqualTo("S1");
    assertThat(command.path("params").path("a").asInt()).isEqualTo(1);
  }

  @Test
  void commandsToTheBrowserItselfCarryNoSession() {
    var unused = send(CdpConnection.BROWSER);

    assertThat(browser.nextCommand().has("sessionId")).isFalse();
  }

  @Test
  void answersFindTheirCommandInWhateverOrderTheyCome() {
    CompletableFuture<JsonNode> first = send("S1");
    CompletableFuture<JsonNode> second = send("S1");
    JsonNode one = browser.nextCommand();
    JsonNode two = browser.nextCommand();

    browser.answers(two, "{'n':2}");
    browser.answers(one, "{'n':1}");

    assertThat(first.join().path("n").asInt()).isEqualTo(1);
    assertThat(second.join().path("n").asInt()).isEqualTo(2);
  }

  @Test
  void refusalsKeepCodeAndMessage() {
    CompletableFuture<JsonNode> answer = send("S1");
    int id = browser.nextCommand().path("id").asInt();

    browser.says("{'id':" + id + ",'error':{'code':-32000,'message':'Not attached'}}");

    ChromeException.Protocol refusal =
        catchThrowableOfType(
            ChromeException.Protocol.class, () -> CdpConnection.await(answer, "late", PATIENCE));
    assertThat(refusal.code()).isEqualTo(-32000);
    assertThat(refusal).hasMessage("Page.enable: Not attached");
  }

  @Test
  void aCommandWithoutAnswerTimesOutAndItsLateAnswerIsDropped() {
    assertThatThrownBy(() -> connection.call("S1", "Page.enable", Map.of(), Duration.ofMillis(20)))
        .isInstanceOf(ChromeException.Timeout.class)
        .hasMessageContaining("Page.enable");
    browser.answers(browser.nextCommand(), "{}");

    CompletableFuture<JsonNode> next = send("S1");
    browser.answers(browser.nextCommand(), "{'n':2}");

    assertThat(next.join().path("n").asInt()).isEqualTo(2);
  }

  @Test
  void theEndOfTheStreamFailsEveryWaiterAtOnce() {
    CompletableFuture<JsonNode> first = send("S1");
    CompletableFuture<JsonNode> second = send("S2");

    browser.ends();

    assertThatThrownBy(() -> CdpConnection.await(first, "late", PATIENCE))
        .isInstanceOf(ChromeException.Closed.class);
    assertThatThrownBy(() -> CdpConnection.await(second, "late", PATIENCE))
        .isInstanceOf(ChromeException.Closed.class);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void aBrokenPipeFailsTheCommandThatMetIt() {
    browser.breaks();

    assertThatThrownBy(() -> connection.call("S1", "Page.enable", Map.of(), PATIENCE))
        .isInstanceOf(ChromeException.Closed.class);
  }

  @Test
  void aClosedConnectionRefusesCommands() {
    connection.close();

    assertThatThrownBy(() -> connection.call("S1", "Page.enable", Map.of(), PATIENCE))
        .isInstanceOf(ChromeException.Closed.class);
  }

  @Test
  void wordsThatAreNoJsonEndTheConnection() {
    CompletableFuture<JsonNode> answer = send("S1");

    browser.says("{not json");

    assertThatThrownBy(() -> CdpConnection.await(answer, "late", PATIENCE))
        .isInstanceOf(ChromeException.Closed.class);
  }

  @Test
  void closeListenersRunOnceWhetherTheyComeBeforeOrAfterTheEnd() {
    List<String> ran = new ArrayList<>();
    connection.onClosed(() -> ran.add("before"));

    connection.close();
    connection.close();
    connection.onClosed(() -> ran.add("after"));

    assertThat(ran).containsExactly("before", "after");
  }

  @Test
  void eventsReachTheListenerOfTheirSessionOnly() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    connection.listen("S1", event -> heard.add("1:" + event.method() + event.params()));
    connection.listen(CdpConnection.BROWSER, event -> heard.add("browser:" + event.method()));

    browser.says("{'method':'A.a','sessionId':'S2'}");
    browser.says("{'method':'B.b','sessionId':'S1','params':{'x':1}}");
    browser.says("{'method':'C.c'}");

    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("1:B.b{\"x\":1}");
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("browser:C.c");
  }

  @Test
  void aListenerThatThrowsDoesNotSilenceTheOthers() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    connection.listen(
        "S1",
        event -> {
          throw new IllegalStateException("a bug");
        });
    connection.listen("S2", event -> heard.countDown());

    browser.says("{'method':'A.a','sessionId':'S1'}");
    browser.says("{'method':'A.a','sessionId':'S2'}");

    assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void forgettingASessionFailsWhatWasAskedOfItAndNothingElse() {
    CompletableFuture<JsonNode> gone = send("S1");
    CompletableFuture<JsonNode> other = send("S2");

    connection.forget("S1", new ChromeException.TabCrashed("crashed"));

    assertThatThrownBy(() -> CdpConnection.await(gone, "late", PATIENCE))
        .isInstanceOf(ChromeException.TabCrashed.class);
    assertThat(other).isNotDone();
  }

  @Test
  void anInterruptedWaiterKeepsItsFlag() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> connection.call("S1", "Page.enable", Map.of(), PATIENCE))
        .isInstanceOf(ChromeException.Interrupted.class);

    assertThat(Thread.interrupted()).isTrue();
  }
}
