package photos.keepsake.googlephotos.rpc;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.site.Site;
import tools.jackson.databind.JsonNode;

/**
 * Sends POSTs from within a tab that shows the signed-in site, so that they carry its cookies and
 * come from its origin. Several can be under way at once.
 *
 * <p>A tab that crashed or was closed is the caller's affair: {@link ChromeException.TabCrashed}
 * and {@link ChromeException.Closed} come out as they are, as does {@link
 * ChromeException.Interrupted}.
 */
public final class ChromePagePost implements PagePost {
  private static final Logger LOG = LoggerFactory.getLogger(ChromePagePost.class);

  /** A large page takes a second; clients gave up on hanging ones after 60 s (2026-08). */
  private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(60);

  /** For a page that does not even run its own timeout any more. */
  private static final Duration CALL_DEADLINE = ANSWER_DEADLINE.plusSeconds(10);

  /**
   * A redirect leads to a sign-in on another host, which the page may not read; it is told as a
   * status. Nothing is sent from a page that is not the site's, since the form holds the token.
   */
  private static final String POST =
      """
      async (origin, pathAndQuery, body, limitMs) => {
        const nothing = { status: 0, text: '', type: '', retryAfter: '' };
        if (location.origin !== origin) {
          return { ...nothing, url: location.origin + location.pathname, failure: 'elsewhere' };
        }
        try {
          const answer = await fetch(origin + pathAndQuery, {
            method: 'POST',
            headers: {
              'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8',
              'X-Same-Domain': '1',
            },
            body,
            credentials: 'include',
            redirect: 'manual',
            cache: 'no-store',
            signal: AbortSignal.timeout(limitMs),
          });
          if (answer.type === 'opaqueredirect') {
            return { ...nothing, status: 302, url: '' };
          }
          return {
            status: answer.status,
            text: await answer.text(),
            type: answer.headers.get('content-type') ?? '',
            retryAfter: answer.headers.get('retry-after') ?? '',
            url: answer.url,
          };
        } catch (failure) {
          return { ...nothing, url: '', failure: failure?.name ?? 'unknown' };
        }
      }
      """;

  private static final String ORIGIN = origin();

  private final Tab tab;
  private final Duration answerDeadline;
  private final Duration callDeadline;

  /** Sends from this tab, which shows a page of the site and stays there. */
  public ChromePagePost(Tab tab) {
    this(tab, ANSWER_DEADLINE, CALL_DEADLINE);
  }

  ChromePagePost(Tab tab, Duration answerDeadline, Duration callDeadline) {
    this.tab = tab;
    this.answerDeadline = answerDeadline;
    this.callDeadline = callDeadline;
  }

  private static String origin() {
    String library = Site.LIBRARY.toString();
    return library.substring(0, library.length() - 1);
  }

  @Override
  public Reply post(String pathAndQuery, String form) {
    try {
      return reply(
          tab.call(POST, callDeadline, ORIGIN, pathAndQuery, form, answerDeadline.toMillis()));
    } catch (ChromeException.Timeout | ChromeException.Script | ChromeException.Protocol e) {
      LOG.debug("no answer cause={}", e.getClass().getSimpleName());
      return Reply.none();
    }
  }

  private static Reply reply(JsonNode answer) {
    String failure = answer.path("failure").asString("");
    if (!failure.isEmpty()) {
      LOG.debug("no answer failure={}", failure);
    }
    return new Reply(
        answer.path("status").asInt(Status.NO_ANSWER),
        answer.path("text").asString(""),
        answer.path("type").asString(""),
        Optional.of(answer.path("retryAfter").asString("")).filter(text -> !text.isEmpty()),
        answer.path("url").asString(""));
  }
}
