package photos.keepsake.googlephotos.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Navigation;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.Account;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import tools.jackson.databind.JsonNode;

/**
 * Tells whether the person is signed in, from several signs: where the login address leads, the
 * page's token and account, its sign-out link, and the names of the session's cookies.
 *
 * <p>No single sign is enough: a signed-out visitor can be given a landing page with status 200 on
 * the right host, and the token comes a moment after the page (measured by others, 2026). Where the
 * signs do not agree the answer is {@link State#UNKNOWN}, never a guess.
 */
public final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  private static final Duration NAVIGATION_DEADLINE = Duration.ofSeconds(30);
  private static final Duration CALL_DEADLINE = Duration.ofSeconds(5);
  private static final long LOOK_MS = 500;
  private static final int HTTP_ERROR = 400;

  /** The page writes its token late; others poll for as long. */
  private static final Duration SIGNS_DEADLINE = Duration.ofSeconds(20);

  /** After so long without a sign, a visitor without a session's cookies is a stranger. */
  private static final Duration LANDING_DEADLINE = Duration.ofSeconds(5);

  private static final Pattern ACCOUNT_LABEL = Pattern.compile("\\(([^()\\s]+@[^()\\s]+)\\)\\s*$");

  private static final List<String> SESSION_COOKIES =
      List.of("SID", "SSID", "HSID", "APISID", "SAPISID", "__Secure-1PSID", "__Secure-3PSID");

  private static final String SIGNS =
      """
      async (waitMs) => {
        const link = 'a[href^="https://accounts.google.com/SignOutOptions"]';
        const read = () => ({
          token: Boolean(window.WIZ_global_data?.SNlM0e),
          email: window.WIZ_global_data?.oPEP7c ?? '',
          id: window.WIZ_global_data?.S06Grb ?? '',
          label: document.querySelector(link)?.getAttribute('aria-label') ?? '',
          link: Boolean(document.querySelector(`${link}, [aria-label*="Google Account" i]`)),
          tiles: Boolean(document.querySelector('a[href*="/photo/"]')),
        });
        const until = performance.now() + waitMs;
        while (performance.now() < until && !read().token && !read().link) {
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
        return read();
      }
      """;

  /** What the signs say. */
  public enum State {
    SIGNED_IN,
    SIGNED_OUT,
    UNKNOWN
  }

  private final InstantSource clock;

  /** A check that measures its waits by this clock. */
  public SignIn(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Visits the site in this tab and requires a signed-in person; afterwards the tab shows the
   * library.
   *
   * @throws RunFailure with SIGNED_OUT, or with TEMPORARY when it could not be told
   */
  public Account require(Tab tab) {
    // A page out of the disk cache looks signed in although the session is gone (measured, 2026).
    tab.send("Network.setCacheDisabled", Map.of("cacheDisabled", true), CALL_DEADLINE);
    Navigation navigation = visit(tab);
    LOG.info("sign-in check status={} trail={}", navigation.status(), tab.trail());
    if (Site.isSignedOut(navigation.url())) {
      throw SignedOut.failure();
    }
    if (!Site.isPhotos(navigation.url()) || isError(navigation)) {
      throw elsewhere(navigation);
    }
    return byPage(tab);
  }

  private static Navigation visit(Tab tab) {
    try {
      return tab.navigate(Site.LOGIN, NAVIGATION_DEADLINE);
    } catch (ChromeException.Timeout e) {
      throw unknown("photos.google.com did not answer within 30 s", e);
    }
  }

  private static boolean isError(Navigation navigation) {
    return navigation.error().isPresent() || navigation.status().orElse(0) >= HTTP_ERROR;
  }

  private static RunFailure elsewhere(Navigation navigation) {
    if (Site.isConsent(navigation.url())) {
      return new RunFailure(
          Reason.SIGNED_OUT,
          "Google asks a question before it shows your photos",
          "it shows its page about cookies and consent, which only you can answer",
          "run `keepsake login` with the same --profile and answer it there");
    }
    String status = "status " + navigation.status().orElse(0);
    String error = navigation.error().orElse(status + ", or another host answered");
    return unknown("photos.google.com could not be opened: " + error, null);
  }

  private Account byPage(Tab tab) {
    Instant landed = clock.instant();
    do {
      if (Site.isSignedOut(tab.url())) {
        throw SignedOut.failure();
      }
      JsonNode signs = look(tab);
      if (signs.path("token").asBoolean(false) || signs.path("link").asBoolean(false)) {
        return account(signs);
      }
      boolean session = hasSessionCookie(tab);
      if (session && signs.path("tiles").asBoolean(false)) {
        return account(signs);
      }
      if (!session && clock.instant().isAfter(landed.plus(LANDING_DEADLINE))) {
        throw SignedOut.failure();
      }
    } while (clock.instant().isBefore(landed.plus(SIGNS_DEADLINE)));
    throw unknown("the page shows neither your account nor a sign-in", null);
  }

  private static JsonNode look(Tab tab) {
    return tab.call(SIGNS, CALL_DEADLINE, LOOK_MS);
  }

  private static boolean hasSessionCookie(Tab tab) {
    Map<String, ?> url = Map.of("urls", List.of(Site.LIBRARY.toString()));
    for (JsonNode cookie : tab.send("Network.getCookies", url, CALL_DEADLINE).path("cookies")) {
      if (SESSION_COOKIES.contains(cookie.path("name").asString(""))) {
        return true;
      }
    }
    return false;
  }

  private static Account account(JsonNode signs) {
    String email = signs.path("email").asString("");
    Matcher label = ACCOUNT_LABEL.matcher(signs.path("label").asString(""));
    if (email.isBlank() && label.find()) {
      email = label.group(1);
    }
    return new Account(told(email), told(signs.path("id").asString("")));
  }

  private static Optional<String> told(String text) {
    return Optional.of(text).filter(t -> !t.isBlank());
  }

  private static RunFailure unknown(String why, @Nullable Exception cause) {
    return new RunFailure(
        Reason.TEMPORARY,
        "it could not be told whether you are signed in",
        why,
        "check the network and try again; if it stays so, run `keepsake login` and look",
        cause);
  }
}
