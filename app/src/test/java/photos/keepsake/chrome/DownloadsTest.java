package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DownloadsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(20);

  @TempDir private Path folder;

  private final FakeTransport browser = new FakeTransport();
  private final CdpConnection connection = new CdpConnection(browser);
  private final Downloads downloads = new Downloads(connection);
  private final TabState tab = new TabState("T1");

  @BeforeEach
  void start() {
    connection.start();
    downloads.into(folder);
    downloads.tabBegan(new TabEvents(connection, tab, downloads, "S1"));
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  private void begins(String frame, String guid) {
    downloads.willBegin(
        json("{'frameId':'" + frame + "','guid':'" + guid + "','suggestedFilename':'a.jpg'}"));
  }

  private void progresses(String guid, long received, String state) {
    downloads.progress(
        json(
            "{'guid':'%s','totalBytes':10,'receivedBytes':%d,'state':'%s'}"
                .formatted(guid, received, state)));
  }

  private void assertNextCommandCancels(String guid) {
    JsonNode command = browser.nextCommand();
    assertThat(command.path("method").asString()).isEqualTo("Browser.cancelDownload");
    assertThat(command.path("params").path("guid").asString()).isEqualTo(guid);
  }

  @Test
  void theTabsOwnFrameAndFramesInsideItBelongToIt() {
    downloads.own("F1", tab);
    DownloadWatch watch = tab();

    begins("T1", "g1");
    begins("F1", "g2");

    assertThat(watch.awaitBegin(PATIENCE).guid()).isEqualTo("g1");
    assertThat(watch.awaitBegin(PATIENCE).guid()).isEqualTo("g2");
  }

  private DownloadWatch tab() {
    return downloads.watch(tab);
  }

  @Test
  void theWatchThatWasOpenedFirstGetsIt() {
    DownloadWatch first = tab();
    DownloadWatch second = tab();

    begins("T1", "g1");
    first.close();
    begins("T1", "g2");

    assertThat(second.awaitBegin(PATIENCE).guid()).isEqualTo("g2");
  }

  @Test
  void anUnknownFrameIsLookedForBeforeItsDownloadIsGivenUp() {
    DownloadWatch watch = tab();

    begins("F9", "g1");
    JsonNode question = browser.nextCommand();
    assertThat(question.path("method").asString()).isEqualTo("Page.getFrameTree");
    browser.answers(
        question,
        "{'frameTree':{'frame':{'id':'T1'},'childFrames':[{'frame':{'id':'F1'},"
            + "'childFrames':[{'frame':{'id':'F9'}}]}]}}");

    assertThat(watch.awaitBegin(PATIENCE).guid()).isEqualTo("g1");
  }

  @Test
  void aFrameThatNobodyKnowsLosesItsDownload() {
    tab();

    begins("F9", "g1");
    browser.answers(browser.nextCommand(), "{'frameTree':{'frame':{'id':'T1'}}}");

    assertNextCommandCancels("g1");
  }

  @Test
  void withoutAWatchADownloadIsCancelledAndItsFileRemovedHoweverItEnds() throws IOException {
    begins("T1", "g1");
    begins("T1", "g2");
    assertNextCommandCancels("g1");
    assertNextCommandCancels("g2");
    Files.writeString(folder.resolve("g1"), "complete after all");
    Files.writeString(folder.resolve("g2.crdownload"), "a part");

    progresses("g1", 10, "completed");
    progresses("g2", 5, "canceled");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aWaitThatTimedOutTakesNoDownloadFromTheNext() {
    DownloadWatch watch = tab();
    assertThatThrownBy(() -> watch.awaitBegin(SHORT)).isInstanceOf(ChromeException.Timeout.class);

    begins("T1", "g1");

    assertThat(watch.awaitBegin(PATIENCE).guid()).isEqualTo("g1");
  }

  @Test
  void theEndOfTheTabFailsItsWatchesButNotItsDownloads() {
    DownloadWatch watch = tab();
    begins("T1", "g1");
    Download download = watch.awaitBegin(PATIENCE);
    CompletableFuture<Download> next = watch.begin();

    downloads.tabEnded(tab, new ChromeException.TabCrashed("crashed"));
    progresses("g1", 10, "completed");

    assertThatThrownBy(() -> CdpConnection.await(next, "late", PATIENCE))
        .isInstanceOf(ChromeException.TabCrashed.class);
    assertThat(download.awaitComplete(PATIENCE)).isEqualTo(folder.resolve("g1"));
  }

  @Test
  void theEndOfTheBrowserFailsDownloads() {
    DownloadWatch watch = tab();
    begins("T1", "g1");
    Download download = watch.awaitBegin(PATIENCE);

    downloads.browserGone(new ChromeException.Closed("gone"));

    assertThatThrownBy(() -> download.awaitComplete(PATIENCE))
        .isInstanceOf(ChromeException.Closed.class);
    assertThatThrownBy(() -> watch.awaitBegin(PATIENCE)).isInstanceOf(ChromeException.Closed.class);
  }

  @Test
  void progressWithoutNewBytesIsAStall() {
    DownloadWatch watch = tab();
    begins("T1", "g1");
    Download download = watch.awaitBegin(PATIENCE);
    progresses("g1", 5, "inProgress");
    CompletableFuture<Path> end =
        CompletableFuture.supplyAsync(() -> download.awaitComplete(Duration.ofMillis(300)));

    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              progresses("g1", 5, "inProgress");
              return browser.hasCommands();
            });
    assertNextCommandCancels("g1");
    progresses("g1", 5, "canceled");

    assertThatThrownBy(end::join).hasCauseInstanceOf(ChromeException.Timeout.class);
  }

  @Test
  void whatCameInsteadIsToldUntilADownloadBegins() {
    DownloadWatch watch = tab();
    assertThat(watch.noDownload()).isEmpty();

    downloads.documentAnswered(tab, "frame", 500, "text/html", Optional.empty());
    assertThat(watch.noDownload())
        .map(NoDownload::status)
        .hasValueSatisfying(status -> assertThat(status).hasValue(500));

    begins("T1", "g1");
    assertThat(watch.noDownload()).isEmpty();
  }

  @Test
  void aDownloadsWordsHoldNoUrl() {
    DownloadWatch watch = tab();
    downloads.willBegin(json("{'frameId':'T1','guid':'g','url':'http://localhost/secret'}"));
    Download download = watch.awaitBegin(PATIENCE);

    assertThat(download.url()).isEqualTo("http://localhost/secret");
    assertThat(download).hasToString("Download[g]");
    assertThat(Map.of("d", download).toString()).doesNotContain("secret");
  }
}
