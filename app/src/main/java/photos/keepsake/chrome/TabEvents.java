package photos.keepsake.chrome;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Turns what Chrome says about one tab, and about frames of it in other processes, into facts. */
final class TabEvents {
  private static final String DOCUMENT = "Document";
  private static final String RETRY_AFTER = "Retry-After";
  private static final Set<String> DATA = Set.of("XHR", "Fetch");

  private final CdpConnection connection;
  private final TabState state;
  private final Downloads downloads;
  private final String mainSession;
  private final Set<String> frameSessions = ConcurrentHashMap.newKeySet();

  /** For which frame a document was asked; used by the reading thread only. */
  private final Map<String, String> documents = new HashMap<>();

  TabEvents(CdpConnection connection, TabState state, Downloads downloads, String mainSession) {
    this.connection = connection;
    this.state = state;
    this.downloads = downloads;
    this.mainSession = mainSession;
  }

  /** Asks for all events that are needed here; completes when Chrome has agreed. */
  CompletableFuture<Void> enable() {
    connection.listen(mainSession, this::accept);
    return CompletableFuture.allOf(
        enable(mainSession),
        connection.send(mainSession, "Page.setLifecycleEventsEnabled", Map.of("enabled", true)),
        // Makes the page visible and focused, whatever the other tabs do.
        connection.send(
            mainSession, "Emulation.setFocusEmulationEnabled", Map.of("enabled", true)));
  }

  private CompletableFuture<Void> enable(String session) {
    return CompletableFuture.allOf(
        connection.send(session, "Page.enable", Map.of()),
        // Only the events are wanted; no bodies are kept.
        connection.send(
            session,
            "Network.enable",
            Map.of("maxTotalBufferSize", 0, "maxResourceBufferSize", 0, "maxPostDataSize", 0)),
        // Frames of other sites live in other processes, with sessions of their own.
        connection.send(
            session,
            "Target.setAutoAttach",
            Map.of(
                "autoAttach", true,
                "waitForDebuggerOnStart", false,
                "flatten", true,
                "filter", List.of(Map.of("type", "iframe"), Map.of("exclude", true)))));
  }

  TabState state() {
    return state;
  }

  /** Asks for the frames that are there now; completes when they are known. */
  CompletableFuture<?> learnFrames() {
    return CompletableFuture.allOf(
        Stream.concat(Stream.of(mainSession), frameSessions.stream())
            .map(this::learnFrames)
            .toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<Void> learnFrames(String session) {
    return connection
        .send(session, "Page.getFrameTree", Map.of())
        .thenAccept(answer -> learn(answer.path("frameTree")));
  }

  private void learn(JsonNode tree) {
    downloads.own(text(tree.path("frame"), "id"), state);
    tree.path("childFrames").forEach(this::learn);
  }

  private void accept(CdpEvent event) {
    JsonNode params = event.params();
    switch (event.method()) {
      case "Page.frameAttached" -> downloads.own(text(params, "frameId"), state);
      case "Page.frameNavigated" -> navigated(params.path("frame"));
      case "Page.navigatedWithinDocument" -> movedWithinDocument(params);
      case "Page.lifecycleEvent" -> lifecycle(params);
      case "Page.javascriptDialogOpening" -> answerDialog(event);
      case "Network.requestWillBeSent" -> requested(params);
      case "Network.responseReceived" -> answered(params);
      case "Network.loadingFinished" -> finished(params);
      case "Network.loadingFailed" -> failed(params);
      case "Target.attachedToTarget" -> attached(params);
      case "Target.detachedFromTarget" -> detached(params);
      case "Inspector.targetCrashed" -> crashed(event.session());
      default -> {
        // Many more come than are needed.
      }
    }
  }

  private void navigated(JsonNode frame) {
    downloads.own(text(frame, "id"), state);
    String unreachable = text(frame, "unreachableUrl");
    boolean errorPage = !unreachable.isEmpty();
    if (isTop(text(frame, "id"))) {
      String shown = errorPage ? unreachable : text(frame, "url") + text(frame, "urlFragment");
      state.committed(text(frame, "loaderId"), shown, errorPage);
    }
    if (errorPage) {
      downloads.wentToErrorPage(state, text(frame, "id"));
    }
  }

  private void movedWithinDocument(JsonNode params) {
    if (isTop(text(params, "frameId"))) {
      state.movedWithinDocument(text(params, "url"));
    }
  }

  private void lifecycle(JsonNode params) {
    if (text(params, "name").equals("DOMContentLoaded") && isTop(text(params, "frameId"))) {
      state.documentReady(text(params, "loaderId"));
    }
  }

  /** Nobody is there to answer: questions are declined, but leaving a page is allowed. */
  private void answerDialog(CdpEvent event) {
    boolean leaving = text(event.params(), "type").equals("beforeunload");
    var unused =
        connection.send(event.session(), "Page.handleJavaScriptDialog", Map.of("accept", leaving));
  }

  private void requested(JsonNode params) {
    JsonNode redirect = params.path("redirectResponse");
    if (isDocument(params)) {
      documents.put(text(params, "requestId"), text(params, "frameId"));
      if (!redirect.isMissingNode()) {
        state.redirected(hop(redirect, text(params, "frameId")));
      }
    }
    if (DATA.contains(text(params, "type"))) {
      state.asked(text(params, "requestId"));
    }
  }

  private void answered(JsonNode params) {
    if (!isDocument(params)) {
      return;
    }
    JsonNode response = params.path("response");
    String frame = text(params, "frameId");
    state.documentAnswered(text(params, "loaderId"), hop(response, frame));
    downloads.documentAnswered(
        state,
        frame,
        response.path("status").asInt(0),
        text(response, "mimeType"),
        retryAfter(response.path("headers")));
  }

  /** Chrome writes names of headers as the server did, which over HTTP/2 is in small letters. */
  private static Optional<String> retryAfter(JsonNode headers) {
    return headers
        .propertyStream()
        .filter(header -> header.getKey().equalsIgnoreCase(RETRY_AFTER))
        .map(header -> header.getValue().asString(""))
        .findFirst();
  }

  private void finished(JsonNode params) {
    state.settled(text(params, "requestId"));
    documents.remove(text(params, "requestId"));
  }

  private void failed(JsonNode params) {
    state.settled(text(params, "requestId"));
    String frame = documents.remove(text(params, "requestId"));
    if (isDocument(params)) {
      downloads.documentFailed(state, frame == null ? "" : frame, text(params, "errorText"));
    }
  }

  private void attached(JsonNode params) {
    if (text(params.path("targetInfo"), "type").equals("iframe")) {
      String session = text(params, "sessionId");
      frameSessions.add(session);
      connection.listen(session, this::accept);
      // Frames inside it may have been there before it was listened to.
      var unused = enable(session).thenCompose(enabled -> learnFrames(session));
    }
  }

  private void detached(JsonNode params) {
    frameSessions.remove(text(params, "sessionId"));
    connection.forget(text(params, "sessionId"), new ChromeException.Closed("a frame is gone"));
  }

  private void crashed(String session) {
    if (session.equals(mainSession)) {
      end(new ChromeException.TabCrashed("the page crashed"));
    }
  }

  /** Fails everything that waits for this tab. */
  void end(ChromeException why) {
    state.end(why);
    connection.forget(mainSession, why);
    frameSessions.forEach(session -> connection.forget(session, why));
    downloads.tabEnded(state, why);
  }

  private Hop hop(JsonNode response, String frame) {
    return Hop.of(
        response.path("status").asInt(0),
        text(response, "url"),
        response.path("fromDiskCache").asBoolean(false),
        isTop(frame));
  }

  private boolean isTop(String frame) {
    return frame.equals(state.targetId());
  }

  private static boolean isDocument(JsonNode params) {
    return text(params, "type").equals(DOCUMENT);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
