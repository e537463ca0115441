package photos.keepsake.simulator.site.rpc;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the wire has it: arrays in arrays, nulls where nothing is. */
final class Wire {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Wire() {}

  /** An array of strings, numbers, booleans, nodes and nulls; lists become arrays. */
  static ArrayNode array(@Nullable Object... values) {
    ArrayNode array = NODES.arrayNode(values.length);
    for (Object value : values) {
      array.add(node(value));
    }
    return array;
  }

  /** An array of so many nulls. */
  static ArrayNode nulls(int count) {
    return array(new @Nullable Object[count]);
  }

  static JsonNode node(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof JsonNode node) {
      return node;
    }
    if (value instanceof List<?> list) {
      return array(list.toArray());
    }
    if (value instanceof Instant moment) {
      return NODES.numberNode(moment.toEpochMilli());
    }
    return MAPPER.valueToTree(value);
  }

  static ObjectNode object() {
    return NODES.objectNode();
  }

  /** A constant that is easier to read as text. */
  static JsonNode json(String text) {
    return MAPPER.readTree(text);
  }

  static String text(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** The same data as pages carry it: there booleans are 0 and 1. */
  static JsonNode withNumbersForBooleans(JsonNode node) {
    if (node.isBoolean()) {
      return NODES.numberNode(node.asBoolean() ? 1 : 0);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = NODES.arrayNode(array.size());
      array.forEach(value -> copy.add(withNumbersForBooleans(value)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = NODES.objectNode();
      object
          .properties()
          .forEach(entry -> copy.set(entry.getKey(), withNumbersForBooleans(entry.getValue())));
      return copy;
    }
    return node;
  }
}
