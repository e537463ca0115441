package photos.keepsake.simulator.site.rpc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The body of an answer:
 *
 * <pre>
 * )]}'
 *
 * 106
 * [["wrb.fr","Tnt4U","[[]]",null,null,null,"generic"],["di",10],["af.httprm",10,"81...",20]]
 * 25
 * [["e",4,null,null,142]]
 * </pre>
 *
 * <p>A length counts the UTF-16 units of its chunk and the two line ends around it; the number in
 * the last frame counts the whole body. Answers stand in any order and in any number of chunks; a
 * chunk that has one begins with it, on which clients on the real site rely.
 */
final class Frames {
  private static final String PREFIX = ")]}'\n\n";

  private final List<JsonNode> answers = new ArrayList<>();
  private final Random random;

  Frames(Random random) {
    this.random = random;
  }

  /** The answer to one call. */
  Frames answer(String id, String payload, String slot) {
    return frame(Wire.array("wrb.fr", id, payload, null, null, null, slot));
  }

  /** An answer without payload. */
  Frames nothing(String id, String slot) {
    return frame(Wire.array("wrb.fr", id, null, null, null, null, slot));
  }

  /** The refusal of one call, with a code of google.rpc.Code. */
  Frames refusal(String id, int code, String slot) {
    return frame(Wire.array("wrb.fr", id, null, null, null, Wire.array(code), slot));
  }

  /** The refusal of one call of several; the places of id and slot are the contract's guess. */
  Frames unknown(String id, String slot) {
    return frame(Wire.array("er", id, null, null, null, 400, slot, null, null, 3));
  }

  /** The refusal of the whole request. */
  static ArrayNode error(int httpCode, int code) {
    return Wire.array("er", null, null, null, null, httpCode, null, null, null, code);
  }

  Frames frame(JsonNode frame) {
    answers.add(frame);
    return this;
  }

  /** The body in chunks. */
  String chunked() {
    List<JsonNode> shuffled = new ArrayList<>(answers);
    Collections.shuffle(shuffled, random);
    List<ArrayNode> chunks = new ArrayList<>();
    for (JsonNode frame : shuffled) {
      if (chunks.isEmpty() || random.nextInt(3) == 0) {
        chunks.add(Wire.array());
      }
      chunks.get(chunks.size() - 1).add(frame);
    }
    addTimes(chunks);
    StringBuilder body = new StringBuilder(PREFIX);
    chunks.forEach(chunk -> append(body, Wire.text(chunk)));
    return withEnd(body);
  }

  /** As it comes when nobody asked for chunks: one array. */
  String whole() {
    ArrayNode all = Wire.array(answers);
    ArrayNode frames = Wire.array();
    all.get(0).forEach(frames::add);
    times().forEach(frames::add);
    return PREFIX + Wire.text(frames);
  }

  /** Behind an answer, or in a chunk of their own at either end. */
  private void addTimes(List<ArrayNode> chunks) {
    int where = chunks.isEmpty() ? 2 : random.nextInt(6);
    if (where == 0) {
      chunks.add(0, times());
    } else if (where == 1 || chunks.isEmpty()) {
      chunks.add(times());
    } else {
      times().forEach(chunks.get(chunks.size() - 1)::add);
    }
  }

  private ArrayNode times() {
    int milliseconds = 5 + random.nextInt(200);
    return Wire.array(
        Wire.array("di", milliseconds),
        Wire.array(
            "af.httprm", milliseconds, Long.toString(random.nextLong()), random.nextInt(30)));
  }

  private static void append(StringBuilder body, String json) {
    body.append(json.length() + 2).append('\n').append(json).append('\n');
  }

  /** The total counts its own digits too. */
  private static String withEnd(StringBuilder body) {
    int total = body.length();
    String end = "";
    for (int tries = 0; tries < 3; tries++) {
      StringBuilder last = new StringBuilder();
      append(last, Wire.text(Wire.array(Wire.array("e", 4, null, null, total))));
      end = last.toString();
      total = body.length() + end.length();
    }
    return body + end;
  }
}
