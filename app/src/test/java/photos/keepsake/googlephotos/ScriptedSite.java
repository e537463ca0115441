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
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, Function<JsonNode, Object>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  /** Answers calls of this id by their arguments. */
  ScriptedSite on(String id, Function<JsonNode, Object> answer) {
    answers.put(id, answer);
    return this;
  }

  /** Answers calls of this id, whose cursor is at an index of the arguments, page by page. */
  ScriptedSite pages(String id, int cursorAt, Map<String, Object> byCursor) {
    return on(id, arguments -> byCursor.get(arguments.path(cursorAt).asString("")));
  }

  SiteCalls calls(List<String> notes) {
    RateLimit limit = new RateLimit(1_000, 1_000, () -> Instant.EPOCH, time -> {});
    RpcClient client =
        new RpcClient(this, this, limit, time -> {}, () -> Instant.EPOCH, new Random(1));
    return new SiteCalls(client, () -> {}, notes::add);
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
    String text = JSON.writeValueAsString(payload);
    return list("wrb.fr", id, text, null, null, null, call.path(3).asString());
  }

  @Override
  public Optional<PageTokens> current() {
    return Optional.of(
        new PageTokens(
            new Secret("at"), "1", "b", "/_/PhotosUi/", Optional.empty(), Optional.of("7")));
  }

  @Override
  public Optional<PageTokens> renewed() {
    return current();
  }
}
