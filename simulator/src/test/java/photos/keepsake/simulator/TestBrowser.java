package photos.keepsake.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium on a new profile that takes the simulator for the site, driven over CDP. */
final class TestBrowser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  private TestBrowser(Process process, URI address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Messages()).join();
  }

  static TestBrowser start(Simulator simulator, Path folder) throws Exception {
    List<String> command = new ArrayList<>(List.of(binary()));
    command.addAll(
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--no-first-run",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--window-size=1280,900",
            "--ignore-certificate-errors",
            "--remote-debugging-port=0",
            "--proxy-server=" + simulator.proxy(),
            "--user-data-dir=" + folder,
            "about:blank"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TMPDIR", folder.getParent().toString()); // is deleted afterwards
    Process process = builder.start();
    TestBrowser browser = new TestBrowser(process, address(folder.resolve("DevToolsActivePort")));
    browser.call(
        "",
        "Browser.setDownloadBehavior",
        Map.of(
            "behavior",
            "allowAndName",
            "downloadPath",
            folder.resolve("downloads").toString(),
            "eventsEnabled",
            true));
    TestTab tab = browser.newTab();
    tab.open(simulator.signInUrl().toString());
    tab.close();
    return browser;
  }

  private static String binary() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("KEEPSAKE_CHROME")).stream(),
            Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"))
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("browser tests need Chrome or Chromium"));
  }

  private static URI address(Path portFile) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (Files.exists(portFile)) {
        List<String> lines = Files.readAllLines(portFile);
        if (lines.size() == 2) {
          return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
        }
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("the browser did not start");
  }

  TestTab newTab() throws Exception {
    String target =
        call("", "Target.createTarget", Map.of("url", "about:blank")).get("targetId").asString();
    String session =
        call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asString();
    TestTab tab = new TestTab(this, session, target);
    tab.call("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    return tab;
  }

  /** The result of a call to a session, or to the browser when it is empty. */
  JsonNode call(String session, String method, Map<String, Object> parameters) throws Exception {
    return send(session, method, parameters).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  CompletableFuture<JsonNode> send(String session, String method, Map<String, Object> parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    calls.put(id, answer);
    var message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    synchronized (socket) {
      socket.sendText(JSON.writeValueAsString(message), true).join();
    }
    return answer;
  }

  /** The parameters of the first event that is wanted, past or to come. */
  JsonNode event(String method, Predicate<JsonNode> wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (JsonNode event : events) {
        if (event.get("method").asString().equals(method) && wanted.test(event.get("params"))) {
          return event.get("params");
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError("no " + method);
  }

  /** How many events of a kind there were so far. */
  long count(String method) {
    return events.stream().filter(event -> event.get("method").asString().equals(method)).count();
  }

  private final class Messages implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void take(JsonNode message) {
    if (!message.has("id")) {
      events.add(message);
      return;
    }
    CompletableFuture<JsonNode> answer = calls.remove(message.get("id").asInt());
    if (message.has("error")) {
      answer.completeExceptionally(new IllegalStateException(message.get("error").toString()));
    } else {
      answer.complete(message.get("result"));
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
