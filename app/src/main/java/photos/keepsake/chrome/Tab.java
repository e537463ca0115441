package photos.keepsake.chrome;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page of the browser. It believes to be visible and focused whatever the other tabs do, so
 * that keys, timers and drawing work in all tabs at once. Safe for use by several threads, though
 * two threads that navigate one tab get in each other's way.
 *
 * <p>Every call ends within its deadline with {@link ChromeException.Timeout}, at once with {@link
 * ChromeException.TabCrashed} when the page crashes, with {@link ChromeException.Closed} when the
 * tab or the browser is gone. A tab that timed out may be wedged: close it, the others go on.
 */
public final class Tab implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Tab.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** A key press is answered once the page has handled it; a healthy page takes milliseconds. */
  private static final Duration KEY_DEADLINE = Duration.ofSeconds(10);

  /** Closing works on wedged tabs within about a second (seen on Chromium 156, 2026-11). */
  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);

  /**
   * For the error page that follows a failed navigation; it comes within milliseconds, if at all.
   */
  private static final Duration ERROR_PAGE_DEADLINE = Duration.ofSeconds(2);

  private static final String ABORTED = "net::ERR_ABORTED";

  private static final Map<String, ?> NEW_FRAME =
      Map.of(
          "expression",
          "(() => { const frame = document.createElement('iframe'); frame.hidden = true;"
              + " document.documentElement.append(frame); return frame; })()");

  private static final String KEEP_FRAME =
      "url => { const frame = document.createElement('iframe'); frame.hidden = true;"
          + " frame.src = url; document.documentElement.append(frame); }";

  private static final String SHOW = "function (url) { this.src = url; }";
  private static final String REMOVE = "function () { this.remove(); }";

  private final CdpConnection connection;
  private final String session;
  private final TabEvents events;
  private final TabState state;
  private final Downloads downloads;
  private final Runnable closePopups;

  Tab(
      CdpConnection connection,
      String session,
      TabEvents events,
      Downloads downloads,
      Runnable closePopups) {
    this.connection = connection;
    this.session = session;
    this.events = events;
    this.state = events.state();
    this.downloads = downloads;
    this.closePopups = closePopups;
  }

  /**
   * Sends any command of the protocol to this tab.
   *
   * @param params values are what Jackson can turn into JSON, {@link JsonNode} among them
   * @return the result, an empty object for most commands
   * @throws ChromeException.Protocol when Chrome refuses it
   */
  public JsonNode send(String method, Map<String, ?> params, Duration deadline) {
    state.requireAlive();
    return connection.call(session, method, params, deadline);
  }

  /**
   * Evaluates an expression in the page's top frame, as if a person had just clicked, and waits for
   * a promise that it gives.
   *
   * @return its value as JSON; a null node for undefined
   * @throws ChromeException.Script when it throws
   * @throws ChromeException.Protocol when the page goes elsewhere meanwhile
   */
  public JsonNode evaluate(String expression, Duration deadline) {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of(
                "expression", expression,
                "awaitPromise", true,
                "returnByValue", true,
                "userGesture", true),
            deadline);
    JsonNode thrown = answer.path("exceptionDetails");
    if (!thrown.isMissingNode()) {
      throw new ChromeException.Script(
          thrown.path("exception").path("description").asString(thrown.path("text").asString("")));
    }
    JsonNode value = answer.path("result").path("value");
    return value.isMissingNode() ? JSON.nullNode() : value;
  }

  /**
   * Calls a function in the page, as {@link #evaluate} does. Arguments travel as a JSON string and
   * are parsed in the page, so no value can become code.
   *
   * @param function such as {@code (a, b) => a + b}; a constant of the program
   * @param arguments what Jackson can turn into JSON
   */
  public JsonNode call(String function, Duration deadline, Object... arguments) {
    String json = JSON.writeValueAsString(arguments);
    String literal = JSON.writeValueAsString(json);
    return evaluate("(" + function + ")(...JSON.parse(" + literal + "))", deadline);
  }

  /**
   * Goes to a page and waits until its document is parsed, or until it is clear that none comes. A
   * page that goes on to another one at once is followed to that one.
   *
   * @return what came of it; a page that answers with an error or does not answer is no exception
   * @throws ChromeException.Timeout when the document is not there in time; loading is stopped
   */
  public Navigation navigate(URI url, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    state.beginTrail();
    long movesBefore = state.moves();
    try {
      JsonNode answer = send("Page.navigate", Map.of("url", url.toString()), deadline.left());
      String loader = answer.path("loaderId").asString("");
      String error = answer.path("errorText").asString("");
      if (error.isEmpty() && loader.isEmpty()) {
        state.awaitMove(movesBefore, deadline);
      } else if (error.isEmpty()) {
        state.awaitArrival(loader, deadline);
      } else if (!error.equals(ABORTED)) {
        awaitErrorPage(loader);
      }
      return new Navigation(
          state.url(),
          state.statusOf(loader),
          Optional.of(error).filter(text -> !text.isEmpty()),
          answer.path("isDownload").asBoolean(false));
    } catch (ChromeException.Timeout e) {
      var unused = connection.send(session, "Page.stopLoading", Map.of());
      throw e;
    }
  }

  private void awaitErrorPage(String loader) {
    try {
      state.awaitArrival(loader, Deadline.in(ERROR_PAGE_DEADLINE));
    } catch (ChromeException.Timeout e) {
      log.debug("no error page came");
    }
  }

  /**
   * Where the top frame is now, with fragment; follows {@code history.pushState} too. On an error
   * page, the URL that failed. Costs no round trip and never fails.
   */
  public String url() {
    return state.url();
  }

  /**
   * For each piece of data that the page's scripts asked for and still wait for, how long they have
   * waited; at most 256. Empty on a page that is at rest.
   */
  public List<Duration> asks() {
    return state.asks();
  }

  /** Whether the top frame shows Chrome's own error page. */
  public boolean isErrorPage() {
    return state.isErrorPage();
  }

  /**
   * The documents and redirects since the last {@link #navigate} began, oldest first, at most 50.
   */
  public List<Hop> trail() {
    return state.trail();
  }

  /** Waits until {@link #url} is as wanted; woken by changes, asks nothing of the page. */
  public void awaitUrl(Predicate<String> wanted, Duration deadline) {
    state.awaitUrl(wanted, Deadline.in(deadline));
  }

  /**
   * Presses and releases a key with modifiers held, each of which is pressed and released for
   * itself, as a hand does.
   */
  public void press(Key key, Modifier... modifiers) {
    Deadline deadline = Deadline.in(KEY_DEADLINE);
    int held = 0;
    for (Modifier modifier : modifiers) {
      held |= modifier.bit();
      send("Input.dispatchKeyEvent", modifier.event("rawKeyDown", held), deadline.left());
    }
    send("Input.dispatchKeyEvent", key.down(held), deadline.left());
    send("Input.dispatchKeyEvent", key.up(held), deadline.left());
    for (int i = modifiers.length - 1; i >= 0; i--) {
      held &= ~modifiers[i].bit();
      send("Input.dispatchKeyEvent", modifiers[i].event("keyUp", held), deadline.left());
    }
  }

  /** What the tab shows, as PNG. */
  public byte[] screenshot(Duration deadline) {
    JsonNode answer = send("Page.captureScreenshot", Map.of("format", "png"), deadline);
    return Base64.getDecoder().decode(answer.path("data").asString(""));
  }

  /**
   * Watches for downloads that begin in this tab, its frames and popups. With several watches open,
   * each download goes to the one opened first. A download that begins while no watch is open is
   * cancelled and its file removed.
   */
  public DownloadWatch watchDownloads() {
    state.requireAlive();
    return downloads.watch(state);
  }

  /**
   * Asks for a file in a new hidden frame of the page, and watches that frame alone: the answers to
   * several such asks at once cannot be taken for one another. Closing the watch removes the frame;
   * a download that began and was taken goes on.
   *
   * @param url may be of any site; a page of another site may refuse to be shown in a frame
   */
  public DownloadWatch downloadInFrame(URI url, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    String element = objectId(send("Runtime.evaluate", NEW_FRAME, deadline.left()));
    JsonNode node = send("DOM.describeNode", Map.of("objectId", element), deadline.left());
    DownloadWatch watch =
        downloads.watchFrame(
            state, node.path("node").path("frameId").asString(""), () -> removeFrame(element));
    try {
      send("Runtime.callFunctionOn", onElement(element, SHOW, url.toString()), deadline.left());
      return watch;
    } catch (RuntimeException e) {
      watch.close();
      throw e;
    }
  }

  /**
   * Shows a page in a hidden frame that stays for as long as the tab's own page does. Chrome starts
   * a process for each frame of another site, and ends it when the answer turns out to be a file:
   * without a frame of that site that stays, 300 downloads took 205 processes, with one 10, and a
   * run of 300 files of 3 MB 17.6 s instead of 14.8 s (medians of three, Chromium 156, 2026-11).
   * Whatever the page answers does for that, an error page too.
   */
  public void keepFrame(URI url, Duration limit) {
    call(KEEP_FRAME, limit, url.toString());
  }

  private static String objectId(JsonNode answer) {
    return answer.path("result").path("objectId").asString("");
  }

  private static Map<String, ?> onElement(String element, String function, Object... arguments) {
    List<?> values = Arrays.stream(arguments).map(value -> Map.of("value", value)).toList();
    return Map.of("objectId", element, "functionDeclaration", function, "arguments", values);
  }

  private void removeFrame(String element) {
    var unused = connection.send(session, "Runtime.callFunctionOn", onElement(element, REMOVE));
    unused = connection.send(session, "Runtime.releaseObject", Map.of("objectId", element));
  }

  /** Whether the page runs JavaScript within the deadline. Never throws. */
  public boolean isResponsive(Duration deadline) {
    try {
      return evaluate("1", deadline).asInt(0) == 1;
    } catch (ChromeException e) {
      return false;
    }
  }

  /** Whether the page crashed. */
  public boolean isCrashed() {
    return state.isCrashed();
  }

  /**
   * Closes the tab without asking the page, which works on wedged and crashed ones. Downloads under
   * way go on. Never throws; does nothing the second time.
   */
  @Override
  public void close() {
    if (!state.beginClose()) {
      return;
    }
    Deadline deadline = Deadline.in(CLOSE_DEADLINE);
    closePopups.run();
    try {
      connection.call(
          CdpConnection.BROWSER,
          "Target.closeTarget",
          Map.of("targetId", state.targetId()),
          deadline.left());
      state.awaitDestroyed(deadline);
    } catch (ChromeException e) {
      log.debug("closing a tab failed", e);
    } finally {
      events.end(new ChromeException.Closed("the tab was closed"));
    }
  }

  @Override
  public String toString() {
    return "Tab[" + state.targetId() + "]";
  }
}
