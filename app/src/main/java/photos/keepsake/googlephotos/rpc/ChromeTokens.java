package photos.keepsake.googlephotos.rpc;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.site.Site;
import tools.jackson.databind.JsonNode;

/**
 * Reads the tokens of the page in a tab, and renews them by loading it anew. Calls that are under
 * way in that tab get no answer then and are sent again by the client.
 */
public final class ChromeTokens implements TokenSource {
  private static final Logger LOG = LoggerFactory.getLogger(ChromeTokens.class);

  /** The page writes its token late; others poll for as long (measured, 2026). */
  private static final Duration TOKEN_DEADLINE = Duration.ofSeconds(20);

  private static final Duration SLACK = Duration.ofSeconds(5);
  private static final Duration LOAD_DEADLINE = Duration.ofSeconds(45);

  private static final String TOKENS =
      """
      async (waitMs) => {
        const keys = ['SNlM0e', 'FdrFJe', 'cfb2h', 'eptZe', 'Im6cmf', 'oPEP7c', 'S06Grb'];
        const until = performance.now() + waitMs;
        while (performance.now() < until && !window.WIZ_global_data?.SNlM0e) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        const data = window.WIZ_global_data ?? {};
        return Object.fromEntries(keys.map((key) => [key, data[key] ?? '']));
      }
      """;

  private final Tab tab;
  private final Duration tokenDeadline;

  /** The tokens of this tab, which shows a page of the site. */
  public ChromeTokens(Tab tab) {
    this(tab, TOKEN_DEADLINE);
  }

  ChromeTokens(Tab tab, Duration tokenDeadline) {
    this.tab = tab;
    this.tokenDeadline = tokenDeadline;
  }

  @Override
  public Optional<PageTokens> current() {
    if (!Site.isPhotos(tab.url())) {
      return Optional.empty();
    }
    try {
      JsonNode wiz = tab.call(TOKENS, tokenDeadline.plus(SLACK), tokenDeadline.toMillis());
      return PageTokens.of(wiz);
    } catch (ChromeException.Timeout | ChromeException.Script | ChromeException.Protocol e) {
      LOG.warn("the page did not give its tokens cause={}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  @Override
  public Optional<PageTokens> renewed() {
    try {
      tab.navigate(page(), LOAD_DEADLINE);
    } catch (ChromeException.Timeout e) {
      LOG.warn("the page could not be loaded anew");
      return Optional.empty();
    }
    return current();
  }

  /** The page as it stands, without a fragment: with one it would not be loaded anew. */
  private URI page() {
    String url = Site.withoutQuery(tab.url());
    int fragment = url.indexOf('#');
    return Site.isPhotos(url)
        ? URI.create(fragment < 0 ? url : url.substring(0, fragment))
        : Site.LIBRARY;
  }
}
