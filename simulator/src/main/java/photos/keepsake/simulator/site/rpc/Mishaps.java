package photos.keepsake.simulator.site.rpc;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.Faults;
import photos.keepsake.simulator.net.Delivery;
import photos.keepsake.simulator.net.Response;

/** What goes wrong with a whole request. Every fault can be limited to requests with one id. */
record Mishaps(Faults faults) {
  private static final String SIGN_IN = "https://accounts.google.com/ServiceLogin?service=lh2";
  private static final String REJECTED = "https://accounts.google.com/v3/signin/rejected?rrk=46";
  private static final String LANDING =
      "<!doctype html><html lang=\"en\"><title>Google Photos</title><h1>Sign in</h1></html>";
  private static final String SORRY =
      "<!doctype html><html lang=\"en\"><title>Error 429</title>Too many requests</html>";

  /** The answer to a request that goes wrong. */
  Optional<Response> of(Set<String> ids) {
    return signedOut(ids).or(() -> busy(ids)).or(() -> odd(ids));
  }

  private Optional<Response> signedOut(Set<String> ids) {
    if (faults.happens(Fault.RPC_SIGNED_OUT_PAGE, ids)) {
      return Optional.of(Response.html(200, LANDING));
    }
    if (faults.happens(Fault.RPC_SIGNED_OUT_REDIRECT, ids)) {
      return Optional.of(Response.redirect(SIGN_IN));
    }
    if (faults.happens(Fault.RPC_SIGN_IN_REJECTED, ids)) {
      return Optional.of(Response.redirect(REJECTED));
    }
    if (faults.happens(Fault.RPC_SIGNED_OUT_401, ids)) {
      return Optional.of(Response.html(401, LANDING));
    }
    return faults.happens(Fault.RPC_SIGNED_OUT_403, ids)
        ? Optional.of(Response.html(403, LANDING))
        : Optional.empty();
  }

  private Optional<Response> busy(Set<String> ids) {
    if (faults.happens(Fault.RPC_RATE_LIMITED, ids)) {
      return Optional.of(Response.html(429, SORRY).with("Retry-After", "2"));
    }
    if (faults.happens(Fault.RPC_RATE_LIMITED_WITHOUT_HINT, ids)) {
      return Optional.of(Response.html(429, SORRY));
    }
    if (faults.happens(Fault.RPC_504, ids)) {
      return Optional.of(Response.empty(504));
    }
    return faults.happens(Fault.RPC_HANGS, ids)
        ? Optional.of(Response.empty(200).with(Delivery.after(0, Delivery.Ending.SILENT)))
        : Optional.empty();
  }

  private Optional<Response> odd(Set<String> ids) {
    if (faults.happens(Fault.RPC_EMPTY_BODY, ids)) {
      return Optional.of(RpcEndpoint.text(200, ""));
    }
    return faults.happens(Fault.RPC_WITHOUT_ANSWER, ids)
        ? Optional.of(RpcEndpoint.text(200, new Frames(new Random(1)).chunked()))
        : Optional.empty();
  }

  /** The same answer, ended in the middle without a word where the fault says so. */
  static Response cut(Faults faults, List<Call> calls, Response answer) {
    Set<String> ids = calls.stream().map(Call::id).collect(Collectors.toSet());
    long half = answer.body().length() / 2;
    return faults.happens(Fault.RPC_CUT, ids)
        ? answer.with(Delivery.after(half, Delivery.Ending.SHORT_WITHOUT_LENGTH))
        : answer;
  }
}
