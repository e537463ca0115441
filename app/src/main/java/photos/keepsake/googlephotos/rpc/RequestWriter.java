package photos.keepsake.googlephotos.rpc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes calls as the app writes them:
 *
 * <pre>
 * {eptZe}data/batchexecute?rpcids=lcxiM&amp;source-path=%2F&amp;f.sid=…&amp;bl=…
 *     &amp;hl=en&amp;_reqid=123456&amp;rt=c
 * f.req=[[["lcxiM","[null,null,500,null,1,1]",null,"generic"]]]&amp;at=…&amp;
 * </pre>
 *
 * The arguments are JSON within JSON. Each answer carries the slot of its call. Safe for use by
 * several threads.
 */
final class RequestWriter {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Names of places come in the request's language; one language makes them stay as they are. */
  private static final String LANGUAGE = "en";

  private static final int NUMBER_MIN = 1_000;
  private static final int NUMBER_BOUND = 1_000_000;
  private static final int NUMBER_STEP = 100_000;

  private final AtomicLong next;

  /** A writer that numbers its requests as the app does: from 4 to 6 random digits upwards. */
  RequestWriter(Random random) {
    this.next = new AtomicLong(NUMBER_MIN + random.nextInt(NUMBER_BOUND - NUMBER_MIN));
  }

  /** A request, ready to be sent; both parts hold secrets. */
  record Request(String pathAndQuery, String form) {
    @Override
    public String toString() {
      return "Request[characters=" + form.length() + "]";
    }
  }

  /** Writes one request with these calls, of which there is at least one. */
  Request write(PageTokens tokens, List<? extends Call<?>> calls) {
    String ids = calls.stream().map(c -> c.id().id()).distinct().collect(Collectors.joining(","));
    String query =
        "rpcids="
            + encoded(ids)
            + "&source-path="
            + encoded(tokens.account() + calls.get(0).sourcePath())
            + "&f.sid="
            + encoded(tokens.sid())
            + "&bl="
            + encoded(tokens.build())
            + "&hl="
            + LANGUAGE
            + "&_reqid="
            + next.getAndAdd(NUMBER_STEP)
            + "&rt=c";
    String form = "f.req=" + encoded(body(calls)) + "&at=" + encoded(tokens.at().value()) + "&";
    return new Request(tokens.rpcPath() + "data/batchexecute?" + query, form);
  }

  private static String body(List<? extends Call<?>> calls) {
    List<List<Object>> written = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Call<?> call = calls.get(i);
      written.add(Arrays.asList(call.id().id(), call.arguments(), null, slot(i, calls.size())));
    }
    return JSON.writeValueAsString(List.of(written));
  }

  /** What the app and other clients use: a word for a single call, numbers for several. */
  static String slot(int index, int calls) {
    return calls == 1 ? "generic" : Integer.toString(index + 1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
