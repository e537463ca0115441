package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static photos.keepsake.chrome.TestChrome.PATIENCE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TabIT {
  private static final Duration SHORT = Duration.ofMillis(700);

  @TempDir private static Path folder;
  private static Chrome chrome;

  private TestSite site;
  private Tab tab;

  @BeforeAll
  static void launch() {
    chrome = TestChrome.launch(folder.resolve("profile"));
  }

  @AfterAll
  static void end() {
    chrome.close();
  }

  @BeforeEach
  void open() throws IOException {
    site = new TestSite();
    tab = chrome.newTab();
  }

  @AfterEach
  void close() {
    tab.close();
    site.close();
  }

  @Test
  void navigatingWaitsForTheDocument() {
    site.page("/a", "<title>one</title><p id=late>there</p>");

    Navigation navigation = tab.navigate(site.url("/a?x=1#part"), PATIENCE);

    assertThat(navigation.status()).hasValue(200);
    assertThat(navigation.error()).isEmpty();
    assertThat(navigation.url()).isEqualTo(site.url("/a?x=1#part").toString());
    assertThat(tab.evaluate("document.getElementById('late').textContent", PATIENCE).asString())
        .isEqualTo("there");
  }

  @Test
  void tellsHowLongThePageHasWaitedForItsData() throws Exception {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    site.on(
            "/slow",
            exchange -> {
              answer.join();
              TestSite.send(exchange, 200, Map.of(), "at last");
            })
        .page("/a", "<script>fetch('/slow')</script>");
    tab.navigate(site.url("/a"), PATIENCE);

    assertThat(tab.asks()).hasSize(1).allMatch(waited -> !waited.isNegative());

    answer.complete(null);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(tab.asks()).isEmpty());
  }

  @Test
  void redirectsEndWhereTheyLeadAndLeaveATrail() {
    site.on("/a", exchange -> TestSite.send(exchange, 302, Map.of("Location", "/b?secret=1"), ""))
        .page("/b", "here");

    Navigation navigation = tab.navigate(site.url("/a"), PATIENCE);

    assertThat(navigation.url()).isEqualTo(site.url("/b?secret=1").toString());
    assertThat(tab.trail())
        .containsExactly(
            new Hop(302, site.url("/a").toString(), false, true),
            new Hop(200, site.url("/b").toString(), false, true));
  }

  @Test
  void pagesThatGoOnByScriptAreFollowed() {
    site.page("/a", "<script>location.replace('/b')</script>").page("/b", "<p id=b>");

    tab.navigate(site.url("/a"), PATIENCE);
    tab.awaitUrl(url -> url.endsWith("/b"), PATIENCE);

    assertThat(tab.url()).isEqualTo(site.url("/b").toString());
  }

  @Test
  void pushStateAndReplaceStateChangeTheUrl() {
    site.page(
        "/grid", "<script>function go(u){setTimeout(()=>history.pushState({},'',u),50)}</script>");
    tab.navigate(site.url("/grid"), PATIENCE);

    tab.call("u => go(u)", PATIENCE, "/photo/1");
    tab.awaitUrl(url -> url.endsWith("/photo/1"), PATIENCE);
    tab.call("u => history.replaceState({}, '', u)", PATIENCE, "/photo/2");
    tab.awaitUrl(url -> url.endsWith("/photo/2"), PATIENCE);
    tab.evaluate("history.back()", PATIENCE);
    tab.awaitUrl(url -> url.endsWith("/grid"), PATIENCE);

    assertThat(tab.url()).isEqualTo(site.url("/grid").toString());
  }

  @Test
  void goingBackAndToAnotherSiteChangesTheUrl() {
    site.page("/a", "here").page("/b", "there");
    tab.navigate(site.url("/a"), PATIENCE);
    tab.navigate(site.otherSite("/b"), PATIENCE);
    assertThat(tab.url()).isEqualTo(site.otherSite("/b").toString());

    tab.evaluate("setTimeout(() => history.back(), 0), 1", PATIENCE);
    tab.awaitUrl(url -> url.equals(site.url("/a").toString()), PATIENCE);

    assertThat(tab.navigate(site.otherSite("/b"), PATIENCE).status()).hasValue(200);
    assertThat(tab.evaluate("document.body.textContent", PATIENCE).asString()).isEqualTo("there");
  }

  @Test
  void waitingForAUrlThatNeverComesTimesOut() {
    assertThatThrownBy(() -> tab.awaitUrl(url -> url.equals("never"), SHORT))
        .isInstanceOf(ChromeException.Timeout.class);
  }

  @Test
  void navigatingWithinTheDocumentReturnsAtOnce() {
    site.page("/a", "here");
    tab.navigate(site.url("/a"), PATIENCE);

    Navigation navigation = tab.navigate(site.url("/a#later"), PATIENCE);

    assertThat(navigation.url()).endsWith("/a#later");
    assertThat(navigation.error()).isEmpty();
  }

  @Test
  void anErrorStatusIsAnAnswer() {
    site.on("/504", exchange -> TestSite.send(exchange, 504, Map.of(), "gateway"));

    Navigation navigation = tab.navigate(site.url("/504"), PATIENCE);

    assertThat(navigation.status()).hasValue(504);
    assertThat(tab.isErrorPage()).isFalse();
  }

  @Test
  void anErrorStatusWithoutABodyEndsOnChromesErrorPage() {
    site.on("/404", exchange -> TestSite.send(exchange, 404, Map.of(), ""));

    Navigation navigation = tab.navigate(site.url("/404"), PATIENCE);

    assertThat(navigation.status()).hasValue(404);
    assertThat(navigation.error()).contains("net::ERR_HTTP_RESPONSE_CODE_FAILURE");
    assertThat(tab.isErrorPage()).isTrue();
    assertThat(tab.url()).isEqualTo(site.url("/404").toString());
  }

  @Test
  void aServerThatIsNotThereEndsOnChromesErrorPage() throws IOException {
    URI nobody;
    try (TestSite gone = new TestSite()) {
      nobody = gone.url("/");
    }

    Navigation navigation = tab.navigate(nobody, PATIENCE);

    assertThat(navigation.error()).contains("net::ERR_CONNECTION_REFUSED");
    assertThat(navigation.status()).isEmpty();
    assertThat(tab.isErrorPage()).isTrue();
  }

  @Test
  void anEmptyAnswerLeavesThePageWhereItWas() {
    site.page("/a", "here").on("/204", e -> TestSite.send(e, 204, Map.of(), ""));
    tab.navigate(site.url("/a"), PATIENCE);

    Navigation navigation = tab.navigate(site.url("/204"), PATIENCE);

    assertThat(navigation.error()).contains("net::ERR_ABORTED");
    assertThat(navigation.url()).isEqualTo(site.url("/a").toString());
    assertThat(navigation.status()).hasValue(204);
  }

  @Test
  void aServerThatNeverAnswersCostsTheDeadlineAndTheTabGoesOn() {
    site.on("/silent", exchange -> site.awaitClose()).page("/a", "here");

    assertThatThrownBy(() -> tab.navigate(site.url("/silent"), SHORT))
        .isInstanceOf(ChromeException.Timeout.class);

    assertThat(tab.navigate(site.url("/a"), PATIENCE).status()).hasValue(200);
  }

  @Test
  void valuesTravelAsJsonAndNeverAsCode() {
    String hostile = "'); alert(1); (\"</script>\u2028${x}\\";

    JsonNode answer = tab.call("(a, b) => ({a, n: b.n + 1})", PATIENCE, hostile, Map.of("n", 41));

    assertThat(answer.path("a").asString()).isEqualTo(hostile);
    assertThat(answer.path("n").asInt()).isEqualTo(42);
  }

  @Test
  void promisesAreAwaitedAndUndefinedIsNull() {
    assertThat(tab.evaluate("Promise.resolve([1, 2])", PATIENCE).size()).isEqualTo(2);
    assertThat(tab.evaluate("undefined", PATIENCE).isNull()).isTrue();
  }

  @Test
  void scriptsThatThrowSayWhat() {
    ChromeException.Script thrown =
        catchThrowableOfType(
            ChromeException.Script.class, () -> tab.evaluate("nowhere.to.be.found", PATIENCE));

    assertThat(thrown).hasMessageContaining("nowhere is not defined");
    assertThatThrownBy(() -> tab.evaluate("Promise.reject(new Error('no'))", PATIENCE))
        .isInstanceOf(ChromeException.Script.class)
        .hasMessageContaining("no");
  }

  @Test
  void commandsThatChromeDoesNotKnowAreRefused() {
    assertThatThrownBy(() -> tab.send("Page.dance", Map.of(), PATIENCE))
        .isInstanceOf(ChromeException.Protocol.class)
        .hasMessageContaining("Page.dance");
  }

  @Test
  void keysArriveAsFromAHand() {
    tab.evaluate(
        "window.seen=[];for(const t of ['keydown','keypress','keyup'])addEventListener(t,"
            + "e=>seen.push([e.type,e.key,e.code,e.keyCode,e.shiftKey].join()))",
        PATIENCE);

    tab.press(Key.D, Modifier.SHIFT);
    tab.press(Key.ARROW_RIGHT);

    assertThat(tab.evaluate("seen", PATIENCE).valueStream().map(e -> e.asString()))
        .containsExactly(
            "keydown,Shift,ShiftLeft,16,true",
            "keydown,D,KeyD,68,true",
            "keypress,D,KeyD,68,true",
            "keyup,D,KeyD,68,true",
            "keyup,Shift,ShiftLeft,16,false",
            "keydown,ArrowRight,ArrowRight,39,false",
            "keyup,ArrowRight,ArrowRight,39,false");
  }

  @Test
  void enterFollowsAFocusedLink() {
    site.page("/a", "<a id=l href=/b>go</a>").page("/b", "there");
    tab.navigate(site.url("/a"), PATIENCE);
    tab.evaluate("document.getElementById('l').focus()", PATIENCE);

    tab.press(Key.ENTER);

    tab.awaitUrl(url -> url.endsWith("/b"), PATIENCE);
  }

  @Test
  void dialogsDoNotBlockAPage() {
    site.page("/a", "<body onbeforeunload='return false'>").page("/b", "there");
    tab.navigate(site.url("/a"), PATIENCE);

    assertThat(tab.evaluate("alert('x'), confirm('sure?')", PATIENCE).asBoolean()).isFalse();
    tab.press(Key.ENTER); // A page may only ask before it is left once somebody touched it.
    assertThat(tab.navigate(site.url("/b"), PATIENCE).status()).hasValue(200);
  }

  @Test
  void screenshotsArePictures() throws IOException {
    byte[] png = tab.screenshot(PATIENCE);

    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isGreaterThan(500);
  }

  @Test
  void allTabsAreVisibleFocusedAndRunAtFullPace() {
    site.page("/a", "<p>x");
    List<Tab> tabs = new ArrayList<>(List.of(tab));
    for (int i = 0; i < 5; i++) {
      tabs.add(chrome.newTab());
    }
    // Each page draws 20 frames and waits for 20 timers; a background tab would take 20 s or more.
    String work =
        "async () => { for (let i = 0; i < 20; i++) {"
            + " await new Promise(requestAnimationFrame);"
            + " await new Promise(r => setTimeout(r, 5)); }"
            + " return document.hasFocus() && document.visibilityState }";

    List<CompletableFuture<String>> answers =
        tabs.stream()
            .map(
                each ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          each.navigate(site.url("/a"), PATIENCE);
                          each.press(Key.ARROW_DOWN);
                          return each.call(work, Duration.ofSeconds(10)).asString();
                        }))
            .toList();

    assertThat(answers).allSatisfy(a -> assertThat(a.join()).isEqualTo("visible"));
    tabs.forEach(Tab::close);
  }

  @Test
  void aCrashedPageFailsWhoeverWaitsForItAndNobodyElse() {
    Tab other = chrome.newTab();
    DownloadWatch watch = tab.watchDownloads();
    CompletableFuture<?> waiter =
        CompletableFuture.runAsync(() -> tab.awaitUrl("never"::equals, PATIENCE));

    crash();

    assertThatThrownBy(waiter::join).hasCauseInstanceOf(ChromeException.TabCrashed.class);
    assertThatThrownBy(() -> watch.awaitBegin(PATIENCE))
        .isInstanceOf(ChromeException.TabCrashed.class);
    assertThatThrownBy(() -> tab.evaluate("1", PATIENCE))
        .isInstanceOf(ChromeException.TabCrashed.class);
    assertThat(tab.isCrashed()).isTrue();
    assertThat(other.isResponsive(PATIENCE)).isTrue();
    other.close();
  }

  /** Chrome may answer the command before the page is gone, or not at all. */
  private void crash() {
    try {
      tab.send("Page.navigate", Map.of("url", "chrome://crash"), PATIENCE);
    } catch (ChromeException.TabCrashed e) {
      assertThat(e).hasMessageContaining("crashed");
    }
  }

  @Test
  void aWedgedPageCostsDeadlinesCanBeClosedAndDisturbsNobody() {
    site.page("/a", "here");
    Tab other = chrome.newTab();
    tab.navigate(site.url("/a"), PATIENCE);
    tab.evaluate("setTimeout(() => { while (true); }, 0), 1", PATIENCE);

    assertThatThrownBy(() -> tab.evaluate("1", SHORT)).isInstanceOf(ChromeException.Timeout.class);
    assertThat(tab.isResponsive(SHORT)).isFalse();
    assertThat(other.isResponsive(PATIENCE)).isTrue();
    assertThat(tab.url()).isEqualTo(site.url("/a").toString());

    long begin = System.nanoTime();
    tab.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    assertThatThrownBy(() -> tab.evaluate("1", PATIENCE))
        .isInstanceOf(ChromeException.Closed.class);
    assertThat(other.isResponsive(PATIENCE)).isTrue();
    other.close();
  }

  @Test
  void closingATabFailsWhoWaitsForIt() {
    CompletableFuture<?> waiter =
        CompletableFuture.runAsync(
            () -> tab.evaluate("new Promise(() => {})", Duration.ofMinutes(1)));
    tab.evaluate("1", PATIENCE);

    tab.close();
    tab.close();

    assertThatThrownBy(waiter::join).hasCauseInstanceOf(ChromeException.Closed.class);
  }

  @Test
  void aTabThatThePersonClosesIsGone() {
    tab.send("Page.close", Map.of(), PATIENCE);

    assertThatThrownBy(() -> tab.awaitUrl("never"::equals, PATIENCE))
        .isInstanceOf(ChromeException.Closed.class);
  }
}
