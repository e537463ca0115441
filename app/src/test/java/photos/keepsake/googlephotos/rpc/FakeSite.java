package photos.keepsake.googlephotos.rpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes POSTs and answers the quota with the number of calls so far; can be told to fail. */
final class FakeSite implements PagePost, TokenSource {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Deque<Function<List<Asked>, Reply>> planned = new ArrayDeque<>();
  private final List<List<Asked>> posts = new ArrayList<>();
  private Optional<PageTokens> page = Optional.of(tokens("first"));
  private Optional<PageTokens> next = Optional.of(tokens("second"));
  private String accepted = "first";
  private int renewals;
  private int answered;

  /** One call of a POST. */
  record Asked(String id, String slot) {}

  FakeSite fail(Reply reply) {
    planned.add(asked -> reply);
    return this;
  }

  FakeSite reply(Function<List<Asked>, Reply> reply) {
    planned.add(reply);
    return this;
  }

  FakeSite accept(String token) {
    accepted = token;
    return this;
  }

  FakeSite page(Optional<PageTokens> now, Optional<PageTokens> later) {
    page = now;
    next = later;
    return this;
  }

  @Override
  public synchronized Reply post(String pathAndQuery, String form) {
    Map<String, String> fields = RequestWriterTest.fields(form);
    List<Asked> asked = new ArrayList<>();
    for (JsonNode call : JSON.readTree(fields.get("f.req")).path(0)) {
      asked.add(new Asked(call.path(0).stringValue(), call.path(3).stringValue()));
    }
    posts.add(asked);
    if (!planned.isEmpty()) {
      return planned.poll().apply(asked);
    }
    return fields.get("at").equals(accepted) ? ok(asked) : status(400, BodyWriter.staleToken());
  }

  synchronized Reply ok(List<Asked> asked) {
    BodyWriter body = new BodyWriter();
    for (Asked call : asked) {
      String payload = "[null,null,null,null,null,null,[" + answered++ + "]]";
      body.frame("wrb.fr", call.id(), payload, null, null, null, call.slot());
    }
    return status(200, body.chunked());
  }

  static Reply status(int status, String body) {
    return new Reply(status, body, "application/json", Optional.empty(), "");
  }

  static PageTokens tokens(String at) {
    return new PageTokens(
        new Secret(at), "1", "b", "/_/PhotosUi/", Optional.empty(), Optional.of("7"));
  }

  @Override
  public synchronized Optional<PageTokens> current() {
    return page;
  }

  @Override
  public synchronized Optional<PageTokens> renewed() {
    renewals++;
    page = next;
    return page;
  }

  synchronized List<List<Asked>> posts() {
    return List.copyOf(posts);
  }

  synchronized int renewals() {
    return renewals;
  }
}
