import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bare loop of benchmarks/rpc-road: Chrome downloads addresses through hidden frames of a
 * signed-in page, so many at once, and each file is deleted when it is whole. Nothing is listed,
 * hashed or kept. Speaks CDP over a loopback port, without any library.
 *
 * <pre>java Bare.java PORT DIR PARALLEL  addresses on stdin, one a line; prints the seconds
 *java Bare.java PORT --ask  the addresses of all items of the simulated library, one a line</pre>
 */
public final class Bare implements WebSocket.Listener {
  private static final Pattern EVENT =
      Pattern.compile("\"guid\":\"([^\"]+)\".*\"state\":\"(completed|canceled)\"");
  private static final int MINTED_AT_ONCE = 30;

  private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final StringBuilder message = new StringBuilder();
  private final Path folder;
  private final Semaphore slots;
  private WebSocket socket;
  private int last;
  private int lost;

  private Bare(Path folder, int parallel) {
    this.folder = folder;
    this.slots = new Semaphore(parallel);
  }

  public static void main(String[] arguments) throws Exception {
    boolean ask = arguments[1].equals("--ask");
    Path folder = ask ? Path.of(".") : Path.of(arguments[1]);
    Bare bare = new Bare(folder, ask ? 1 : Integer.parseInt(arguments[2]));
    bare.connect(arguments[0]);
    if (ask) {
      bare.ask();
    } else {
      bare.download(new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList(),
          Integer.parseInt(arguments[2]));
    }
    System.exit(0);
  }

  private void connect(String port) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    Matcher page = Pattern.compile("\"ws://[^\"]*/devtools/page/[^\"]*\"").matcher("");
    for (int attempt = 0; attempt < 100 && !page.find(); attempt++) {
      Thread.sleep(100);
      page.reset(client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body());
    }
    page.reset().find();
    URI target = URI.create(page.group().replace("\"", ""));
    socket = client.newWebSocketBuilder().buildAsync(target, this).join();
    open();
  }

  private void open() throws InterruptedException {
    call("Page.navigate", "{\"url\":\"https://photos.google.com/\"}");
    String ready = "document.readyState + (window.WIZ_global_data?.SNlM0e ? '' : '?')";
    while (!run(ready).contains("\"complete\"")) {
      Thread.sleep(50);
    }
  }

  /** Sends a command and waits for its answer. */
  private String call(String method, String parameters) throws InterruptedException {
    int id = ++last;
    String command = "{\"id\":%d,\"method\":\"%s\",\"params\":%s}";
    socket.sendText(String.format(command, id, method, parameters), true).join();
    for (; ; ) {
      String answer = answers.poll(60, TimeUnit.SECONDS);
      if (answer == null || answer.startsWith("{\"id\":" + id + ",")) {
        return Optional.ofNullable(answer).orElseThrow();
      }
    }
  }

  private String run(String script) throws InterruptedException {
    String quoted = script.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
    return call(
        "Runtime.evaluate",
        "{\"awaitPromise\":true,\"returnByValue\":true,\"expression\":\"" + quoted + "\"}");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
    message.append(part);
    if (isLast) {
      String whole = message.toString();
      message.setLength(0);
      if (whole.startsWith("{\"id\"")) {
        answers.add(whole);
      } else if (whole.contains("downloadProgress")) {
        Matcher ended = EVENT.matcher(whole);
        if (ended.find()) {
          ended(ended.group(1), ended.group(2).equals("completed"));
        }
      }
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void ended(String guid, boolean whole) {
    try {
      lost += whole && Files.deleteIfExists(folder.resolve(guid)) ? 0 : 1;
    } catch (java.io.IOException e) {
      lost++;
    }
    slots.release();
  }

  private void download(List<String> urls, int parallel) throws InterruptedException {
    call(
        "Browser.setDownloadBehavior",
        "{\"behavior\":\"allowAndName\",\"eventsEnabled\":true,\"downloadPath\":\""
            + folder.toAbsolutePath()
            + "\"}");
    long begin = System.nanoTime();
    for (String url : urls) {
      slots.acquire();
      run(
          "{const f = document.createElement('iframe'); f.style.display = 'none'; f.src = '"
              + url
              + "'; document.body.append(f); setTimeout(() => f.remove(), 20000)}");
    }
    boolean all = slots.tryAcquire(parallel, 10, TimeUnit.MINUTES);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(java.util.Locale.ROOT, "%.2f %d%n", seconds, all ? lost : urls.size());
  }

  /** The site's own calls, as the page makes them: all keys by lcxiM, then VrseUb in batches. */
  private void ask() throws Exception {
    List<String> keys = new ArrayList<>();
    String cursor = "null";
    while (!cursor.isEmpty()) {
      String page = post("[[\"lcxiM\",\"[" + cursor + ",null,500,null,1,1]\"]]");
      Matcher row = Pattern.compile("\\[\"(AF1Qip[\\w-]{38})\",\\[\"https").matcher(page);
      while (row.find()) {
        keys.add(row.group(1));
      }
      Matcher next = Pattern.compile("\"(AH_uQ4[^\"]*)\"").matcher(page);
      cursor = next.find() ? "\\\"" + next.group(1) + "\\\"" : "";
    }
    Pattern url = Pattern.compile("\"(https://video-downloads[^\"]*)\"");
    for (int from = 0; from < keys.size(); from += MINTED_AT_ONCE) {
      List<String> calls = new ArrayList<>();
      for (String key : keys.subList(from, Math.min(keys.size(), from + MINTED_AT_ONCE))) {
        calls.add("[\"VrseUb\",\"[\\\"" + key + "\\\",null,null,null,null]\"]");
      }
      for (String answer : post("[" + String.join(",", calls) + "]").split("wrb\\.fr")) {
        url.matcher(answer).results().limit(1).forEach(m -> System.out.println(m.group(1)));
      }
    }
  }

  private String post(String calls) throws InterruptedException {
    String script =
        "fetch(WIZ_global_data.eptZe + 'data/batchexecute?rt=c&source-path=%2F', {method: 'POST',"
            + " headers: {'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8'},"
            + " body: 'f.req=' + encodeURIComponent(JSON.stringify([JSON.parse(atob('@')).map("
            + "(c, i) => [c[0], c[1], null, '' + i])])) + '&at='"
            + " + encodeURIComponent(WIZ_global_data.SNlM0e)}).then(r => r.text())";
    byte[] coded = calls.getBytes(StandardCharsets.UTF_8);
    String filled = script.replace("@", java.util.Base64.getEncoder().encodeToString(coded));
    String answer = run(filled);
    for (int tries = 1; answer.contains("xsrf") && tries < 5; tries++) {
      Thread.sleep(500); // The page's token was too old; the next page has another.
      open();
      answer = run(filled);
    }
    return answer.replace("\\", "").replace("u003d", "=");
  }
}
