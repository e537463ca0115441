package photos.keepsake.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** One tab of a {@link TestBrowser}, with what a person does in it: look, click, press keys. */
final class TestTab {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SHIFT = 8;

  private final TestBrowser browser;
  private final String session;
  private final String target;

  TestTab(TestBrowser browser, String session, String target) {
    this.browser = browser;
    this.session = session;
    this.target = target;
  }

  JsonNode call(String method, Map<String, Object> parameters) throws Exception {
    return browser.call(session, method, parameters);
  }

  /** The frame that a download's event names when this tab began it. */
  String frame() {
    return target;
  }

  /** Goes there and waits until the document is complete. */
  void open(String url) throws Exception {
    call("Page.navigate", Map.of("url", url));
    until("document.readyState === 'complete' && location.protocol === 'https:'");
  }

  /** The value of an expression, as JSON. */
  JsonNode see(String expression) throws Exception {
    return call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
        .get("result")
        .path("value");
  }

  boolean sees(String expression) throws Exception {
    return see(expression).asBoolean(false);
  }

  String text(String expression) throws Exception {
    return see(expression).asString("");
  }

  void until(String expression) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!sees("!!(" + expression + ")")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + expression + " at " + text("location.href"));
      }
      Thread.sleep(25);
    }
  }

  /** Whether the tab still answers. */
  boolean answers(Duration patience) throws Exception {
    try {
      browser
          .send(session, "Runtime.evaluate", Map.of("expression", "1"))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  void press(String key, int code) throws Exception {
    press(key, key, code, 0, "");
  }

  void pressEnter() throws Exception {
    press("Enter", "Enter", 13, 0, "\r");
  }

  void pressShiftD() throws Exception {
    press("D", "KeyD", 68, SHIFT, "");
  }

  private void press(String key, String code, int windowsCode, int modifiers, String text)
      throws Exception {
    Map<String, Object> down =
        Map.of(
            "type", text.isEmpty() ? "rawKeyDown" : "keyDown",
            "key", key,
            "code", code,
            "windowsVirtualKeyCode", windowsCode,
            "modifiers", modifiers,
            "text", text);
    call("Input.dispatchKeyEvent", down);
    call(
        "Input.dispatchKeyEvent",
        Map.of(
            "type", "keyUp",
            "key", key,
            "code", code,
            "windowsVirtualKeyCode", windowsCode,
            "modifiers", modifiers));
  }

  String screenshot() throws Exception {
    return call("Page.captureScreenshot", Map.of("format", "png")).get("data").asString();
  }

  void close() throws Exception {
    browser.call("", "Target.closeTarget", Map.of("targetId", target));
  }
}
