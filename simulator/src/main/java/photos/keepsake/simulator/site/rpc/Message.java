package photos.keepsake.simulator.site.rpc;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of the wire: values by position, and extensions by number in an object behind them. The
 * site writes the same message in two ways:
 *
 * <pre>
 * long : [ ... ,2,null,null,null,null,false,53578,{"76647426":...}]
 * short: [ ... ,2,{"15":53578,"76647426":...}]          position 14 has become number 15
 * </pre>
 */
final class Message {
  private final SortedMap<Integer, JsonNode> values = new TreeMap<>();
  private final ObjectNode extensions = Wire.object();

  /** Puts a value at a position; null leaves a gap. */
  Message at(int position, @Nullable Object value) {
    if (value != null) {
      values.put(position, Wire.node(value));
    }
    return this;
  }

  /** Adds an extension; null adds nothing. */
  Message extension(int number, @Nullable Object value) {
    if (value != null) {
      extensions.set(Integer.toString(number), Wire.node(value));
    }
    return this;
  }

  /** Positions up to {@code length}, then the extensions, if there are any. */
  ArrayNode inLongForm(int length) {
    ArrayNode array = Wire.nulls(length);
    values.forEach(array::set);
    if (!extensions.isEmpty()) {
      array.add(extensions);
    }
    return array;
  }

  /** Positions up to {@code length}, then one object with all the rest. */
  ArrayNode inShortForm(int length) {
    ArrayNode array = Wire.nulls(length);
    ObjectNode tail = Wire.object();
    values.forEach(
        (position, value) -> {
          if (position < length) {
            array.set(position, value);
          } else {
            tail.set(Integer.toString(position + 1), value);
          }
        });
    tail.setAll(extensions);
    return array.add(tail);
  }

  /** Long without extensions, else short: what the captured rows of most lists do. */
  ArrayNode asUsual(int longLength, int shortLength) {
    return extensions.isEmpty() ? inLongForm(longLength) : inShortForm(shortLength);
  }
}
