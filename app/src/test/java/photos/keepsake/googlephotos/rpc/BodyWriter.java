package photos.keepsake.googlephotos.rpc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Writes bodies as the site does: any number of frames in a chunk, lengths in UTF-16 units. */
final class BodyWriter {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PREFIX = ")]}'\n\n";

  private final List<Object> frames = new ArrayList<>();

  BodyWriter answer(RpcId id, String payload, String slot) {
    frames.add(Arrays.asList("wrb.fr", id.id(), payload, null, null, null, slot));
    return this;
  }

  BodyWriter refusal(RpcId id, int code, String slot) {
    frames.add(Arrays.asList("wrb.fr", id.id(), null, null, null, List.of(code), slot));
    return this;
  }

  BodyWriter frame(Object... frame) {
    frames.add(Arrays.asList(frame));
    return this;
  }

  static String error(int status, Object... details) {
    List<Object> frame =
        new ArrayList<>(Arrays.asList("er", null, null, null, null, status, null, null, null, 3));
    frame.addAll(List.of(details));
    return new BodyWriter().frame(frame.toArray()).chunked();
  }

  static String staleToken() {
    return error(
        400, List.of(java.util.Map.of("48448350", List.of("xsrf", "new:1", List.of("7")))));
  }

  /** All frames in one chunk, and the end. */
  String chunked() {
    return chunked(null);
  }

  /** Frames in chunks of random size. */
  String chunked(Random random) {
    StringBuilder body = new StringBuilder(PREFIX);
    List<Object> chunk = new ArrayList<>();
    for (Object frame : frames) {
      chunk.add(frame);
      if (random != null && random.nextBoolean()) {
        append(body, chunk);
      }
    }
    chunk.add(List.of("di", 10));
    chunk.add(List.of("af.httprm", 10, "-8110329141056352168", 20));
    append(body, chunk);
    return withEnd(body);
  }

  private static void append(StringBuilder body, List<Object> chunk) {
    String json = JSON.writeValueAsString(chunk);
    body.append(json.length() + 2).append('\n').append(json).append('\n');
    chunk.clear();
  }

  /** The end tells the length of all, its own digits included. */
  private static String withEnd(StringBuilder body) {
    for (int digits = 1; digits < 9; digits++) {
      String json = "[[\"e\",4,null,null," + "0".repeat(digits) + "]]";
      String length = (json.length() + 2) + "\n";
      int total = body.length() + length.length() + json.length() + 1;
      if (Integer.toString(total).length() == digits) {
        return body + length + json.replace("0".repeat(digits), "" + total) + "\n";
      }
    }
    throw new IllegalStateException();
  }

  /** As without {@code rt=c}. */
  String unchunked() {
    return PREFIX + JSON.writeValueAsString(frames);
  }
}
