package photos.keepsake.simulator.site.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * One call of a request.
 *
 * @param id which one
 * @param arguments an array
 * @param slot what pairs the answer with it; {@code "generic"} where none was given
 * @param sourcePath the page it claims to come from; empty when it claims none
 * @param proof the proof of having signed in anew, for the locked folder; may be empty
 */
record Call(String id, ArrayNode arguments, String slot, String sourcePath, String proof) {

  /** What a {@code f.req} says; empty when it says nothing that can be understood. */
  static List<Call> parse(String request, String sourcePath, String proof) {
    try {
      List<Call> calls = new ArrayList<>();
      for (JsonNode call : Wire.json(request).path(0)) {
        ArrayNode arguments = (ArrayNode) Wire.json(call.path(1).asString());
        String slot = call.path(3).isString() ? call.path(3).asString() : "generic";
        calls.add(new Call(call.path(0).asString(), arguments, slot, sourcePath, proof));
      }
      return calls;
    } catch (JacksonException | ClassCastException e) {
      return List.of(); // no request of ours: the caller refuses it
    }
  }

  /** An argument by its position; a missing one is a missing node. */
  JsonNode argument(int position) {
    return arguments.path(position);
  }

  /** A text argument; null and missing are the same. */
  Optional<String> text(int position) {
    JsonNode value = argument(position);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  /** A number, also where it comes as a string. */
  Optional<Long> number(int position) {
    JsonNode value = argument(position);
    if (value.isIntegralNumber()) {
      return Optional.of(value.asLong());
    }
    try {
      return text(position).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw Refusal.badArguments();
    }
  }

  /** A cursor: null for the first page. The empty string is refused, as measured on the site. */
  Optional<String> cursor(int position) {
    Optional<String> cursor = text(position);
    if (cursor.filter(String::isEmpty).isPresent()) {
      throw Refusal.badArguments();
    }
    return cursor;
  }
}
