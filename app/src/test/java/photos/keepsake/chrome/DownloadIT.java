package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static photos.keepsake.chrome.TestChrome.PATIENCE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadIT {
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final int SIZE = 300_000;

  private static final String BY_NAVIGATION = "u => { location.href = u }";
  private static final String BY_ANCHOR =
      "u => { const a = document.createElement('a'); a.href = u; a.download = '';"
          + " document.body.append(a); a.click() }";
  private static final String BY_FRAME =
      "u => { const f = document.createElement('iframe'); f.hidden = true; f.src = u;"
          + " document.body.append(f) }";
  private static final String BY_POPUP = "u => { window.open(u) }";

  @TempDir private static Path folder;
  private static Chrome chrome;
  private static Path staging;

  private TestSite site;
  private Tab tab;

  @BeforeAll
  static void launch() throws IOException {
    chrome = TestChrome.launch(folder.resolve("profile"));
    staging = Files.createDirectory(folder.resolve("staging"));
    chrome.downloadInto(staging);
  }

  @AfterAll
  static void end() {
    chrome.close();
  }

  @BeforeEach
  void open() throws IOException {
    site = new TestSite();
    site.page("/", "<p>home").file("/file", "IMG_1.JPG", SIZE);
    tab = chrome.newTab();
    tab.navigate(site.url("/"), PATIENCE);
  }

  @AfterEach
  void close() throws IOException {
    tab.close();
    site.close();
    for (Path left : filesInStaging()) {
      Files.delete(left);
    }
  }

  private static List<Path> filesInStaging() {
    try (Stream<Path> files = Files.list(staging)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertArrives(String way, String url) throws IOException {
    try (DownloadWatch watch = tab.watchDownloads()) {
      tab.call(way, PATIENCE, url);
      Download download = watch.awaitBegin(PATIENCE);
      Path file = download.awaitComplete(PATIENCE);

      assertThat(file).isEqualTo(staging.resolve(download.guid())).hasBinaryContent(bytes());
      assertThat(download.suggestedName()).isEqualTo("IMG_1.JPG");
      assertThat(download.url()).isEqualTo(url);
      assertThat(download.totalBytes()).isEqualTo(SIZE);
      assertThat(download.receivedBytes()).isEqualTo(SIZE);
      assertThat(watch.noDownload()).isEmpty();
    }
  }

  private static byte[] bytes() {
    return TestSite.bytes(SIZE);
  }

  @Test
  void aNavigationCanBringAFile() throws IOException {
    assertArrives(BY_NAVIGATION, site.url("/file").toString());
    assertThat(tab.url()).isEqualTo(site.url("/").toString());
  }

  @Test
  void anAnchorCanBringAFile() throws IOException {
    assertArrives(BY_ANCHOR, site.url("/file").toString());
  }

  @Test
  void aHiddenFrameCanBringAFile() throws IOException {
    assertArrives(BY_FRAME, site.url("/file").toString());
  }

  @Test
  void aHiddenFrameCanBringAFileOfAnotherSite() throws IOException {
    assertArrives(BY_FRAME, site.otherSite("/file").toString());
  }

  @Test
  void aPopupCanBringAFile() throws IOException {
    assertArrives(BY_POPUP, site.url("/file").toString());
  }

  @Test
  void aFrameWithinAFrameOfAnotherSiteCanBringAFile() throws IOException {
    String inner = "<iframe src='" + site.otherSite("/file") + "'></iframe>";
    site.page("/inner", inner).page("/outer", "<iframe src='" + site.url("/inner") + "'></iframe>");

    assertArrives(BY_FRAME, site.otherSite("/outer").toString().replace("/outer", "/file"));
    try (DownloadWatch watch = tab.watchDownloads()) {
      tab.call(BY_FRAME, PATIENCE, site.otherSite("/outer").toString());
      watch.awaitBegin(PATIENCE).awaitComplete(PATIENCE);
    }
  }

  @Test
  void aFrameThatIsDroppedAtOnceStillCounts() throws IOException {
    String way = BY_FRAME.replace("append(f)", "append(f); setTimeout(() => f.remove(), 1000)");
    site.on(
        "/slow",
        exchange -> {
          TestSite.attachment(exchange, 200, "slow.bin", SIZE, SIZE, SIZE / 2);
          tab.awaitUrl(url -> url.endsWith("#removed"), PATIENCE);
          exchange.getResponseBody().write(bytes(), SIZE / 2, SIZE / 2);
        });
    try (DownloadWatch watch = tab.watchDownloads()) {
      tab.call(way, PATIENCE, site.url("/slow").toString());
      Download download = watch.awaitBegin(PATIENCE);
      tab.evaluate("new Promise(r => setTimeout(r, 1200))", PATIENCE);
      tab.evaluate("location.hash = 'removed'", PATIENCE);

      assertThat(download.awaitComplete(PATIENCE)).hasBinaryContent(bytes());
    }
  }

  @Test
  void noKindOfFileIsHeldBack() {
    // The bytes are the same for all: Chrome must not hold any type back as dangerous.
    for (String name : List.of("photos.zip", "IMG_2.HEIC", "clip.MOV", "setup.exe", "page.html")) {
      site.file("/" + name, name, SIZE);
      try (DownloadWatch watch = tab.watchDownloads()) {
        tab.call(BY_FRAME, PATIENCE, "/" + name);
        Download download = watch.awaitBegin(PATIENCE);

        assertThat(download.suggestedName()).isEqualTo(name);
        assertThat(download.awaitComplete(PATIENCE)).hasBinaryContent(bytes());
      }
    }
  }

  @Test
  void navigatingTellsThatItBecameADownload() {
    try (DownloadWatch watch = tab.watchDownloads()) {
      Navigation navigation = tab.navigate(site.url("/file"), PATIENCE);

      assertThat(navigation.download()).isTrue();
      assertThat(navigation.error()).contains("net::ERR_ABORTED");
      watch.awaitBegin(PATIENCE).awaitComplete(PATIENCE);
    }
  }

  @Test
  void eachTabGetsItsOwnFiles() throws IOException {
    List<Tab> tabs = new ArrayList<>();
    List<DownloadWatch> watches = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "/n" + i;
      site.file(name, "file" + i, 1000 + i);
      tabs.add(chrome.newTab());
      tabs.get(i).navigate(site.url("/"), PATIENCE);
      watches.add(tabs.get(i).watchDownloads());
    }
    for (int i = 0; i < 4; i++) {
      tabs.get(i).call(i % 2 == 0 ? BY_FRAME : BY_ANCHOR, PATIENCE, "/n" + i);
    }
    for (int i = 0; i < 4; i++) {
      Download download = watches.get(i).awaitBegin(PATIENCE);
      assertThat(download.suggestedName()).isEqualTo("file" + i);
      assertThat(download.awaitComplete(PATIENCE)).hasSize(1000 + i);
    }
    tabs.forEach(Tab::close);
  }

  @Test
  void twentyFramesBringTwentyFiles() {
    try (DownloadWatch watch = tab.watchDownloads()) {
      for (int i = 0; i < 20; i++) {
        tab.call(BY_FRAME, PATIENCE, "/file?" + i);
      }
      List<Download> downloads = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        downloads.add(watch.awaitBegin(PATIENCE));
      }
      downloads.forEach(download -> download.awaitComplete(PATIENCE));
      assertThat(downloads).extracting(Download::url).doesNotHaveDuplicates().hasSize(20);
    }
  }

  @Test
  void aDownloadThatNobodyWatchesIsCancelledAndRemoved() throws Exception {
    CountDownLatch served = new CountDownLatch(1);
    site.on(
        "/unwanted",
        exchange -> {
          TestSite.attachment(exchange, 200, "x", SIZE, SIZE, SIZE / 2);
          served.countDown();
          site.awaitClose();
        });
    tab.call(BY_FRAME, PATIENCE, "/unwanted");
    assertThat(served.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    // What another tab asks for later begins later, so the unwanted one has begun as well then.
    try (Tab other = chrome.newTab();
        DownloadWatch watch = other.watchDownloads()) {
      other.navigate(site.url("/file"), PATIENCE);
      Files.delete(watch.awaitBegin(PATIENCE).awaitComplete(PATIENCE));
    }

    await().atMost(PATIENCE).until(() -> filesInStaging().isEmpty());
    try (DownloadWatch watch = tab.watchDownloads()) {
      assertThat(watch.begin()).isNotDone();
    }
  }

  @Test
  void aDownloadThatNobodyTookIsCancelledWhenTheWatchCloses() {
    site.stall("/stall", SIZE, SIZE / 2);
    DownloadWatch watch = tab.watchDownloads();
    tab.call(BY_FRAME, PATIENCE, "/stall");
    await().atMost(PATIENCE).until(() -> !filesInStaging().isEmpty());

    watch.close();

    await().atMost(PATIENCE).until(() -> filesInStaging().isEmpty());
  }

  @Test
  void aStallEndsWithTheDeadlineAndLeavesNoFile() {
    site.stall("/stall", SIZE, SIZE / 2);
    try (DownloadWatch watch = tab.watchDownloads()) {
      tab.call(BY_FRAME, PATIENCE, "/stall");
      Download download = watch.awaitBegin(PATIENCE);

      assertThatThrownBy(() -> download.awaitComplete(SHORT))
          .isInstanceOf(ChromeException.Timeout.class);

      assertThat(filesInStaging()).isEmpty();
      assertThat(download.receivedBytes()).isLessThan(SIZE);
    }
  }

  @Test
  void aSlowDownloadOutlivesTheStallDeadlineAsLongAsBytesCome() {
    // Goal: 20 portions, 200 ms apart, are 4 s in all, and the deadline for a stall is 2 s.
    site.on(
        "/drip",
        exchange -> {
          TestSite.attachment(exchange, 200, "drip", SIZE, SIZE, 0);
          for (int i = 0; i < 20; i++) {
            exchange.getResponseBody().write(bytes(), i * SIZE / 20, SIZE / 20);
            exchange.getResponseBody().flush();
            tab.evaluate("new Promise(r => setTimeout(r, 200))", PATIENCE);
          }
        });
    try (DownloadWatch watch = tab.watchDownloads()) {
      tab.call(BY_FRAME, PATIENCE, "/drip");
      Download download = watch.awaitBegin(PATIENCE);

      assertThat(download.awaitComplete(Duration.ofSeconds(2))).hasBinaryContent(bytes());
    }
  }

  @Test
  void aBodyThatIsCutBeforeItsLengthFails() {
    site.on("/cut", e -> TestSite.attachment(e, 200, "cut", SIZE, SIZE, SIZE / 2));
    try (DownloadWatch watch = tab.watchDownloads()) {
      tab.call(BY_FRAME, PATIENCE, "/cut");
      Download download = watch.awaitBegin(PATIENCE);

      assertThatThrownBy(() -> download.awaitComplete(PATIENCE))
          .isInstanceOf(ChromeException.DownloadFailed.class);

      assertThat(filesInStaging()).isEmpty();
    }
  }

  @Test
  void cancellingEndsItAndRemovesTheFile() {
    site.stall("/stall", SIZE, SIZE / 2);
    try (DownloadWatch watch = tab.watchDownloads()) {
      tab.call(BY_FRAME, PATIENCE, "/stall");
      Download download = watch.awaitBegin(PATIENCE);

      download.cancel();

      assertThatThrownBy(() -> download.awaitComplete(PATIENCE))
          .isInstanceOf(ChromeException.DownloadFailed.class);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(filesInStaging()).isEmpty());
    }
  }

  @Test
  void aDownloadGoesOnWhenItsTabCloses() {
    site.on(
        "/slow",
        exchange -> {
          TestSite.attachment(exchange, 200, "slow.bin", SIZE, SIZE, SIZE / 2);
          assertThatThrownBy(() -> tab.awaitUrl("never"::equals, PATIENCE))
              .isInstanceOf(ChromeException.Closed.class);
          exchange.getResponseBody().write(bytes(), SIZE / 2, SIZE / 2);
        });
    try (DownloadWatch watch = tab.watchDownloads()) {
      tab.call(BY_FRAME, PATIENCE, "/slow");
      Download download = watch.awaitBegin(PATIENCE);

      tab.close();

      assertThat(download.awaitComplete(PATIENCE)).hasBinaryContent(bytes());
    }
  }

  @Test
  void anAttachmentWithStatus404IsToldAsNoDownload() {
    site.on("/404", e -> TestSite.attachment(e, 404, "x.jpg", 10, 10, 10));

    NoDownload answer = askForNoDownload(BY_FRAME, "/404");

    assertThat(answer.error()).isEqualTo("net::ERR_INVALID_RESPONSE");
  }

  @Test
  void aServerErrorIsToldAsNoDownload() {
    site.on(
        "/500", e -> TestSite.send(e, 500, Map.of("Content-Type", "text/html"), "<h1>sorry</h1>"));

    NoDownload answer = askForNoDownload(BY_FRAME, "/500");

    assertThat(answer.status()).hasValue(500);
    assertThat(answer.mimeType()).isEqualTo("text/html");
    assertThat(answer.errorPage()).isFalse();
  }

  @Test
  void aPageInsteadOfAFileIsToldAsNoDownload() {
    site.page("/signin", "who are you?");

    NoDownload answer = askForNoDownload(BY_FRAME, "/signin");

    assertThat(answer.status()).hasValue(200);
    assertThat(answer.mimeType()).isEqualTo("text/html");
  }

  @Test
  void anEmptyErrorAnswerInAFrameIsToldAsNoDownload() {
    site.on("/gone", e -> TestSite.send(e, 404, Map.of(), ""));

    assertThat(askForNoDownload(BY_FRAME, "/gone").status()).hasValue(404);
  }

  @Test
  void chromesErrorPageIsToldAsNoDownload() {
    site.on("/gone", e -> TestSite.send(e, 404, Map.of(), ""));

    NoDownload answer = askForNoDownload(BY_NAVIGATION, "/gone");

    assertThat(answer.status()).hasValue(404);
    assertThat(answer.errorPage()).isTrue();
  }

  @Test
  void framesAskedAtTheSameTimeKeepTheirAnswersApart() throws IOException {
    site.on("/gone", e -> TestSite.send(e, 404, Map.of(), "")).page("/page", "who are you?");
    try (DownloadWatch all = tab.watchDownloads();
        DownloadWatch gone = tab.downloadInFrame(site.otherSite("/gone"), PATIENCE);
        DownloadWatch file = tab.downloadInFrame(site.otherSite("/file"), PATIENCE);
        DownloadWatch page = tab.downloadInFrame(site.url("/page"), PATIENCE)) {
      assertThat(file.awaitBegin(PATIENCE).awaitComplete(PATIENCE)).hasBinaryContent(bytes());
      assertThat(file.noDownload()).isEmpty();
      await().until(() -> gone.noDownload().isPresent() && page.noDownload().isPresent());
      assertThat(gone.noDownload().orElseThrow().status()).hasValue(404);
      assertThat(page.noDownload().orElseThrow().status()).hasValue(200);
      assertThatThrownBy(() -> all.awaitBegin(SHORT)).isInstanceOf(ChromeException.Timeout.class);
    }
  }

  @Test
  void aDownloadOutlivesItsHiddenFrame() throws IOException {
    Download download;
    try (DownloadWatch watch = tab.downloadInFrame(site.url("/file"), PATIENCE)) {
      download = watch.awaitBegin(PATIENCE);
    }
    assertThat(download.awaitComplete(PATIENCE)).hasBinaryContent(bytes());
    assertThat(tab.evaluate("document.querySelectorAll('iframe').length", PATIENCE).asInt(9))
        .isZero();
  }

  private NoDownload askForNoDownload(String way, String path) {
    try (DownloadWatch watch = tab.watchDownloads()) {
      assertThat(watch.noDownload()).isEmpty();
      tab.call(way, PATIENCE, path);
      assertThatThrownBy(() -> watch.awaitBegin(SHORT)).isInstanceOf(ChromeException.Timeout.class);
      return watch.noDownload().orElseThrow();
    }
  }

  @Test
  void nothingIsWrittenBeforeAFolderIsGiven(@TempDir Path other) throws IOException {
    try (Chrome fresh = TestChrome.launch(other.resolve("profile"))) {
      Tab freshTab = fresh.newTab();
      freshTab.navigate(site.url("/"), PATIENCE);
      try (DownloadWatch watch = freshTab.watchDownloads()) {
        freshTab.call(BY_NAVIGATION, PATIENCE, "/file");
        assertThatThrownBy(() -> watch.awaitBegin(SHORT))
            .isInstanceOf(ChromeException.Timeout.class);
      }
    }
  }
}
