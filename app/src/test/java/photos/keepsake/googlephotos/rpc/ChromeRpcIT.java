package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.SignedInChrome;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;

/** Tokens and POSTs of a real page; what the site answers is put into the page by the test. */
@Timeout(120)
class ChromeRpcIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String PATH = "/_/PhotosUi/data/batchexecute?rt=c";

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static SignedInChrome browser;
  private static Tab tab;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.ofItems(2, 1));
    browser = SignedInChrome.start(simulator, folder.resolve("profile"));
    tab = browser.chrome().newTab();
  }

  @AfterAll
  static void stop() {
    browser.close();
    simulator.close();
  }

  @BeforeEach
  void openLibrary() {
    browser.signIn();
    tab.navigate(Site.LIBRARY, DEADLINE);
  }

  @Test
  void tokensAreWaitedFor() {
    PageTokens tokens = new ChromeTokens(tab).current().orElseThrow();
    assertThat(tokens.rpcPath()).endsWith("/_/PhotosUi/");
    assertThat(tokens.email()).isPresent();
  }

  @Test
  void renewedTokensComeFromAPageThatWasLoadedAnew() {
    tab.evaluate("location.hash = 'here'; window.old = true", DEADLINE);
    assertThat(new ChromeTokens(tab).renewed()).isPresent();
    assertThat(tab.evaluate("window.old ?? false", DEADLINE).booleanValue()).isFalse();
  }

  @Test
  void pageOfAnotherHostHasNoTokensAndSendsNothing() {
    tab.navigate(simulator.signInUrl().resolve("/about"), DEADLINE);
    fetchIs("(url) => { window.sent = true; return new Response('x'); }");
    assertThat(new ChromeTokens(tab).current()).isEmpty();
    Reply reply = new ChromePagePost(tab).post(PATH, "at=secret");
    assertThat(reply.status()).isZero();
    assertThat(Site.isPhotos(reply.finalUrl())).isFalse();
    assertThat(tab.evaluate("window.sent ?? false", DEADLINE).booleanValue()).isFalse();
  }

  @Test
  void postGoesToTheSiteAsTheAppSendsIt() {
    fetchIs(
        """
        (url, options) => {
          window.sent = [url, options.method, options.body, options.credentials, options.redirect,
            options.headers['Content-Type'], options.headers['X-Same-Domain']].join(' ');
          return new Response('日本 😀', { status: 429, headers: {
            'Content-Type': 'text/html', 'Retry-After': '7' } });
        }
        """);
    Reply reply = new ChromePagePost(tab).post(PATH, "f.req=x&at=y&");
    assertThat(reply).isEqualTo(new Reply(429, "日本 😀", "text/html", Optional.of("7"), ""));
    assertThat(tab.evaluate("window.sent", DEADLINE).stringValue())
        .isEqualTo(
            "https://photos.google.com"
                + PATH
                + " POST f.req=x&at=y& include manual"
                + " application/x-www-form-urlencoded;charset=UTF-8 1");
  }

  @Test
  void answerThatNeverComesIsNone() {
    fetchIs("(url, options) => new Promise((_, no) => options.signal.onabort = no)");
    assertThat(quick().post(PATH, "").status()).isZero();
    fetchIs("() => new Promise(() => {})");
    assertThat(quick().post(PATH, "").status()).isZero();
    fetchIs("() => { throw new TypeError('Failed to fetch'); }");
    assertThat(quick().post(PATH, "").status()).isZero();
  }

  private static PagePost quick() {
    return new ChromePagePost(tab, Duration.ofMillis(200), Duration.ofSeconds(2));
  }

  @Test
  void clientSpeaksThroughThePage() {
    String body = new BodyWriter().answer(RpcId.QUOTA, "[0,0,0,0,0,0,[5,9]]", "generic").chunked();
    tab.call("(body) => { window.fetch = async () => new Response(body); }", DEADLINE, body);
    TestTime time = new TestTime();
    RpcClient client =
        new RpcClient(
            new ChromePagePost(tab),
            new ChromeTokens(tab),
            new RateLimit(RateLimit.PER_SECOND, RateLimit.BURST, time, time),
            time,
            () -> Instant.EPOCH,
            new Random(1));
    assertThat(client.send(Call.quota()).found().orElseThrow().usedBytes()).isEqualTo(5);
  }

  @Test
  void signedOutPageHasNoTokens() {
    simulator.signOutAll();
    tab.navigate(Site.LIBRARY, DEADLINE);
    assertThat(new ChromeTokens(tab, Duration.ofSeconds(1)).current()).isEmpty();
  }

  private static void fetchIs(String function) {
    tab.evaluate("window.fetch = async (...given) => (" + function + ")(...given)", DEADLINE);
  }
}
