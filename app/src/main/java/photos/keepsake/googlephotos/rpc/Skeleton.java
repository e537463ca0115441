package photos.keepsake.googlephotos.rpc;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Draws the shape of a JSON value without any of its content: {@code [s44,[s53,i,i],i,-,{15:i}]} is
 * an array of a text of 44 characters, an array, an integer, a null and an object. Numbers of
 * fields are shown, other names only by their length. At most 4 levels, 24 children each and 400
 * characters; what is left out shows as {@code …} or {@code +480}.
 */
final class Skeleton {
  private static final int DEPTH_MAX = 4;
  private static final int CHILDREN_MAX = 24;
  private static final int LENGTH_MAX = 400;

  /** Field numbers and extension ids; the largest ones known have nine digits. */
  private static final int FIELD_DIGITS_MAX = 10;

  private final StringBuilder drawn = new StringBuilder();

  private Skeleton() {}

  static String of(JsonNode value) {
    Skeleton skeleton = new Skeleton();
    skeleton.draw(value, 0);
    return cut(skeleton.drawn.toString());
  }

  /** The text with its end cut off where it is longer than any drawing. */
  static String cut(String text) {
    return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX) + "…";
  }

  private void draw(JsonNode value, int depth) {
    if (drawn.length() > LENGTH_MAX) {
      return;
    }
    if (value.isArray()) {
      drawArray(value, depth);
    } else if (value.isObject()) {
      drawObject(value, depth);
    } else {
      drawn.append(scalar(value));
    }
  }

  private static String scalar(JsonNode value) {
    if (value.isString()) {
      return "s" + value.stringValue().length();
    }
    if (value.isBoolean()) {
      return "b";
    }
    if (value.isNumber()) {
      return value.isIntegralNumber() ? "i" : "d";
    }
    return value.isMissingNode() ? "missing" : "-";
  }

  private void drawArray(JsonNode array, int depth) {
    drawn.append('[');
    int shown = depth < DEPTH_MAX ? Math.min(array.size(), CHILDREN_MAX) : 0;
    for (int i = 0; i < shown; i++) {
      drawn.append(i == 0 ? "" : ",");
      draw(array.path(i), depth + 1);
    }
    drawRest(array.size() - shown);
    drawn.append(']');
  }

  private void drawObject(JsonNode object, int depth) {
    drawn.append('{');
    int shown = 0;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (depth >= DEPTH_MAX || shown == CHILDREN_MAX) {
        break;
      }
      drawn.append(shown++ == 0 ? "" : ",").append(name(field.getKey())).append(':');
      draw(field.getValue(), depth + 1);
    }
    drawRest(object.size() - shown);
    drawn.append('}');
  }

  private void drawRest(int count) {
    if (count > 0) {
      drawn.append('+').append(count);
    }
  }

  private static String name(String name) {
    boolean isField =
        name.length() <= FIELD_DIGITS_MAX && name.chars().allMatch(c -> c >= '0' && c <= '9');
    return isField ? name : "s" + name.length();
  }
}
