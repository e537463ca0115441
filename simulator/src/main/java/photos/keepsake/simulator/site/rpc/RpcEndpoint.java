package photos.keepsake.simulator.site.rpc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photos.keepsake.simulator.cloud.Account;
import photos.keepsake.simulator.control.Counters;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.net.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Answers {@code data/batchexecute} for one account. Safe for many threads. */
final class RpcEndpoint {
  /** More calls in one request, and the gateway gives up. */
  private static final int MOST_CALLS = 150;

  private final RpcContext context;
  private final Answers answers;
  private final Counters counters;
  private final XsrfTokens tokens;
  private final Drift drift;
  private final AtomicLong served = new AtomicLong();

  RpcEndpoint(RpcContext context, Answers answers, Counters counters, XsrfTokens tokens) {
    this.context = context;
    this.answers = answers;
    this.counters = counters;
    this.tokens = tokens;
    this.drift = new Drift(context);
  }

  /** The answer to a request of somebody who is signed in. */
  Response answer(Request request, Account account) {
    Map<String, String> form = request.form();
    List<Call> calls =
        Call.parse(
            form.getOrDefault("f.req", ""),
            request.parameter("source-path"),
            request.parameter("rapt"));
    counters.count("rpc_posts");
    Set<String> ids = calls.stream().map(Call::id).collect(Collectors.toSet());
    ids.forEach(id -> counters.count("rpc_posts:" + id));
    Optional<Response> mishap = new Mishaps(context.faults()).of(ids);
    if (mishap.isPresent()) {
      return mishap.get();
    }
    String token = form.getOrDefault("at", "");
    if (context.faults().happens(Fault.RPC_TOKEN_EXPIRED, ids)) {
      tokens.expire();
    }
    if (!tokens.isGood(token, account)) {
      return error(400, xsrf(account));
    }
    if (calls.isEmpty()) {
      return error(400, Frames.error(400, 3));
    }
    if (calls.size() > MOST_CALLS) {
      return Response.empty(504);
    }
    return body(calls, request.parameter("rt").equals("c"));
  }

  private Response body(List<Call> calls, boolean chunked) {
    boolean single = calls.size() == 1;
    Frames frames = frames();
    for (Call call : calls) {
      counters.count("rpc_calls");
      counters.count("rpc:" + call.id());
      if (isUnknown(call)) {
        if (single) {
          return error(400, Frames.error(400, 3));
        }
        frames.unknown(call.id(), call.slot());
      } else {
        answer(call, frames);
      }
    }
    return Mishaps.cut(
        context.faults(), calls, text(200, chunked ? frames.chunked() : frames.whole()));
  }

  private boolean isUnknown(Call call) {
    boolean refused =
        context.happens(Fault.RPC_ID_REFUSED, call)
            || (RpcIds.LISTING.contains(call.id())
                && context.happens(Fault.RPC_LISTING_REFUSED, call))
            || (call.id().equals("VrseUb") && context.happens(Fault.RPC_DOWNLOAD_REFUSED, call));
    return refused || !(answers.knows(call.id()) || RpcIds.WRITING.contains(call.id()));
  }

  private void answer(Call call, Frames frames) {
    if (RpcIds.WRITING.contains(call.id())) {
      counters.count("writes");
      counters.count("write:" + call.id());
      frames.answer(call.id(), "[]", call.slot());
      return;
    }
    if (context.happens(Fault.RPC_CALL_REFUSED, call)) {
      frames.refusal(call.id(), 3, call.slot());
      return;
    }
    try {
      @Nullable JsonNode payload = drift.apply(call, answers.to(call));
      if (payload == null) {
        frames.nothing(call.id(), call.slot());
      } else {
        frames.answer(call.id(), Wire.text(payload), call.slot());
      }
    } catch (Refusal refusal) {
      frames.refusal(call.id(), refusal.code(), call.slot());
    }
  }

  private Frames frames() {
    return new Frames(new Random(context.names().seed() * 31 + served.incrementAndGet()));
  }

  private JsonNode xsrf(Account account) {
    ArrayNode fresh = Wire.array("xsrf", tokens.of(account), Wire.array(account.gaiaId()));
    JsonNode details = Wire.object().set("48448350", fresh);
    ArrayNode frame = Frames.error(400, 3);
    return frame.add(Wire.array(details));
  }

  private Response error(int status, JsonNode frame) {
    return text(status, frames().frame(frame).chunked());
  }

  /** The refusal of anything but POST. */
  Response notPosted() {
    return error(405, Frames.error(405, 9));
  }

  static Response text(int status, String body) {
    return Response.of(
            status, "application/json; charset=utf-8", body.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
        .with("X-Content-Type-Options", "nosniff");
  }

  /** The payload that a page carries for one call; empty where the call would be refused. */
  Optional<JsonNode> payload(String id, ArrayNode arguments, String path) {
    try {
      Call call = new Call(id, arguments, "generic", path, "");
      return Stream.ofNullable(answers.to(call)).findFirst();
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }
}
