package photos.keepsake.googlephotos;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import photos.keepsake.googlephotos.rpc.PagePost;
import photos.keepsake.googlephotos.rpc.PageTokens;
import photos.keepsake.googlephotos.rpc.RateLimit;
import photos.keepsake.googlephotos.rpc.Reply;
import photos.keepsake.googlephotos.rpc.RpcClient;
import photos.keepsake.googlephotos.rpc.Secret;
import photos.keepsake.googlephotos.rpc.TokenSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers calls as a test says, by id; what it does not know is answered with an empty list. */
final class ScriptedSite implements PagePost, TokenSource {
  static final long TAKEN = 1_761_753_048_123L;

  /** The answer that is a success with nothing. */
  static final Object NOTHING = new Object();

  /** The answer that is a refusal. */
  record Refusal(int code) {}

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, Function<JsonNode, Object>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private Function<String, Optional<Reply>> wholes = id -> Optional.empty();
  private boolean hasTokens = true;

  /** Answers calls of this id by their arguments. */
  ScriptedSite on(String id, Function<JsonNode, Object> answer) {
    answers.put(id, answer);
    return this;
  }

  /** Shows the arguments of calls of this id, which are answered as before. */
  ScriptedSite watching(String id, Consumer<JsonNode> watcher) {
    Function<JsonNode, Object> answer = answers.getOrDefault(id, any -> list(list(), null));
    return on(
        id,
        arguments -> {
          watcher.accept(arguments);
          return answer.apply(arguments);
        });
  }

  /** Answers whole POSTs with calls of an id; those without a reply here as usual. */
  ScriptedSite replying(Function<String, Optional<Reply>> whole) {
    wholes = whole;
    return this;
  }

  /** Gives no tokens any more. */
  ScriptedSite withoutTokens() {
    hasTokens = false;
    return this;
  }

  /** Answers calls of this id, whose cursor is at an index of the arguments, page by page. */
  ScriptedSite pages(String id, int cursorAt, Map<String, Object> byCursor) {
    return on(id, arguments -> byCursor.get(arguments.path(cursorAt).asString("")));
  }

  SiteCalls calls(List<String> notes) {
    return calls(notes, () -> {});
  }

  SiteCalls calls(List<String> notes, Runnable requireSignedIn) {
    RateLimit limit = new RateLimit(1_000, 1_000, () -> Instant.EPOCH, time -> {});
    RpcClient client =
        new RpcClient(this, this, limit, time -> {}, () -> Instant.EPOCH, new Random(1));
    return new SiteCalls(client, requireSignedIn, notes::add);
  }

  /** The ids of all calls so far, in order; each went in a POST of its own. */
  List<String> asked() {
    return asked;
  }

  static List<Object> list(Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }

  /** A row of a listing. */
  static List<Object> photo(String key) {
    List<Object> media = list("https://photos.fife.usercontent.google.com/pw/" + key, 4, 3);
    return list(key, media, TAKEN, dedupKey(key), 7_200_000, TAKEN, null, null, 2);
  }

  static String dedupKey(String key) {
    return "dedup-" + key;
  }

  /** A row of a library page, which tells place and favourite too. */
  static List<Object> libraryPhoto(String key, boolean favourite, String address) {
    List<Object> row = photo(key);
    row.set(1, list(address, 4, 3));
    row.add(
        Map.of(
            "129168200",
            list(
                list(),
                list(
                    list(485_000_000, 23_500_000),
                    null,
                    null,
                    null,
                    list(list(null, list(list("Paris")))))),
            "163238866",
            list(favourite)));
    return row;
  }

  /** A row of file facts. */
  static List<Object> facts(String key, String description, long sizeBytes) {
    return list(
        key, list(null, null, description, key + ".jpg", null, null, TAKEN, 0, TAKEN, sizeBytes));
  }

  /** An answer to a call for file facts, with facts of all that it asks for. */
  static Object allFacts(JsonNode arguments) {
    List<Object> rows = new ArrayList<>();
    arguments
        .path(0)
        .path(0)
        .path(0)
        .forEach(key -> rows.add(facts(key.path(0).asString(), "about", 9)));
    return list(list(null, rows));
  }

  /** An entry of the album list. */
  static List<Object> album(String key, String title, int count, long modified) {
    List<Object> times = list(1, 2, null, null, 3, list(1), list(2), null, null, modified);
    return list(
        key,
        null,
        Map.of("72930366", list(1, title, times, count, true, "auth", list(9), list(), key + "S")));
  }

  @Override
  public Reply post(String pathAndQuery, String form) {
    String request = form.split("&", 2)[0].substring("f.req=".length());
    JsonNode calls = JSON.readTree(URLDecoder.decode(request, StandardCharsets.UTF_8)).path(0);
    List<Object> frames = new ArrayList<>();
    Optional<Reply> whole = wholes.apply(calls.path(0).path(0).asString());
    if (whole.isPresent()) {
      asked.add(calls.path(0).path(0).asString());
      return whole.get();
    }
    for (JsonNode call : calls) {
      frames.add(frame(call.path(0).asString(), call));
    }
    String body = ")]}'\n\n" + JSON.writeValueAsString(frames);
    return new Reply(200, body, "application/json", Optional.empty(), "");
  }

  private List<Object> frame(String id, JsonNode call) {
    asked.add(id);
    Object payload =
        answers
            .getOrDefault(id, any -> list(list(), null))
            .apply(JSON.readTree(call.path(1).asString()));
    if (payload == NOTHING) {
      return list("wrb.fr", id, null, null, null, null, call.path(3).asString());
    }
    if (payload instanceof Refusal refusal) {
      List<Object> error = list(refusal.code());
      return list("wrb.fr", id, null, null, null, error, call.path(3).asString());
    }
    String text = JSON.writeValueAsString(payload);
    return list("wrb.fr", id, text, null, null, null, call.path(3).asString());
  }

  @Override
  public Optional<PageTokens> current() {
    PageTokens tokens =
        new PageTokens(
            new Secret("at"), "1", "b", "/_/PhotosUi/", Optional.empty(), Optional.of("7"));
    return Optional.of(tokens).filter(given -> hasTokens);
  }

  @Override
  public Optional<PageTokens> renewed() {
    return current();
  }
}
