package photos.keepsake.chrome;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/** The browser's pages: opens tabs, and hears from the browser what becomes of them. */
final class Targets {
  private final CdpConnection connection;
  private final Downloads downloads;
  private final Map<String, TabEvents> tabs = new ConcurrentHashMap<>();
  private final Map<String, String> popups = new ConcurrentHashMap<>();
  private final Set<String> foundAtStart = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean firstTab = new AtomicBoolean(true);

  Targets(CdpConnection connection, Downloads downloads) {
    this.connection = connection;
    this.downloads = downloads;
  }

  Tab newTab(Deadline deadline) {
    Set<String> leftOver = firstTab.getAndSet(false) ? Set.copyOf(foundAtStart) : Set.of();
    String targetId =
        browser("Target.createTarget", Map.of("url", "about:blank"), deadline)
            .path("targetId")
            .asString("");
    try {
      Tab tab = attach(targetId, deadline);
      leftOver.forEach(this::closeTarget);
      return tab;
    } catch (ChromeException e) {
      closeTarget(targetId);
      throw e;
    }
  }

  private Tab attach(String targetId, Deadline deadline) {
    String session =
        browser("Target.attachToTarget", Map.of("targetId", targetId, "flatten", true), deadline)
            .path("sessionId")
            .asString("");
    TabEvents events = new TabEvents(connection, new TabState(targetId), downloads, session);
    tabs.put(targetId, events);
    downloads.tabBegan(events);
    CdpConnection.await(events.enable(), "the new tab did not answer", deadline.left());
    return new Tab(connection, session, events, downloads, () -> closePopupsOf(targetId));
  }

  private JsonNode browser(String method, Map<String, ?> params, Deadline deadline) {
    return connection.call(CdpConnection.BROWSER, method, params, deadline.left());
  }

  private void closeTarget(String targetId) {
    var unused =
        connection.send(CdpConnection.BROWSER, "Target.closeTarget", Map.of("targetId", targetId));
  }

  private void closePopupsOf(String targetId) {
    popups.forEach(
        (popup, opener) -> {
          if (opener.equals(targetId)) {
            closeTarget(popup);
          }
        });
  }

  /** Takes the events of the browser's own session. */
  void accept(CdpEvent event) {
    JsonNode params = event.params();
    switch (event.method()) {
      case "Target.targetCreated" -> created(params.path("targetInfo"));
      case "Target.targetDestroyed" -> destroyed(params.path("targetId").asString(""));
      case "Target.targetCrashed" -> crashed(params.path("targetId").asString(""));
      case "Browser.downloadWillBegin" -> downloads.willBegin(params);
      case "Browser.downloadProgress" -> downloads.progress(params);
      default -> {
        // Many more come than are needed.
      }
    }
  }

  private void created(JsonNode info) {
    String targetId = info.path("targetId").asString("");
    String opener = info.path("openerId").asString("");
    if (!info.path("type").asString("").equals("page")) {
      return;
    }
    TabEvents tab = tabs.get(opener);
    if (tab != null) {
      popups.put(targetId, opener);
      downloads.own(targetId, tab.state());
    } else if (firstTab.get()) {
      foundAtStart.add(targetId);
    }
  }

  private void destroyed(String targetId) {
    popups.remove(targetId);
    foundAtStart.remove(targetId);
    TabEvents tab = tabs.remove(targetId);
    if (tab != null) {
      tab.state().destroyed();
      tab.end(new ChromeException.Closed("the tab is gone"));
    }
  }

  private void crashed(String targetId) {
    TabEvents tab = tabs.get(targetId);
    if (tab != null) {
      tab.end(new ChromeException.TabCrashed("the page crashed"));
    }
  }
}
