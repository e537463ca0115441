package photos.keepsake.simulator.site.rpc;

import org.jspecify.annotations.Nullable;
import photos.keepsake.simulator.control.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Answers as the site may send them after a change that nobody announced. */
final class Drift {
  private final RpcContext context;

  Drift(RpcContext context) {
    this.context = context;
  }

  /** The answer, changed where a fault says so. */
  @Nullable JsonNode apply(Call call, @Nullable JsonNode payload) {
    if (context.happens(Fault.RPC_NULL_PAYLOAD, call)) {
      return null;
    }
    if (context.happens(Fault.RPC_UNKNOWN_SHAPE, call)) {
      return Wire.json("[[\"layout\",2],{\"7\":[[true],\"items moved\"],\"900000001\":[]}]");
    }
    int at = rowsAt(call.id());
    if (payload instanceof ArrayNode list
        && at >= 0
        && context.happens(Fault.RPC_POSITIONS_SHIFTED, call)) {
      return withRowsShifted(list, at, call.id().equals("VrseUb"));
    }
    return payload;
  }

  /** Where an answer has its items, or -1. */
  private static int rowsAt(String id) {
    return switch (id) {
      case "lcxiM", "EzkLib", "zy0IHe", "VrseUb" -> 0;
      case "snAcKc", "nMFwOc", "e9T5je" -> 1;
      case "wgZjtc" -> 2;
      default -> -1;
    };
  }

  private static ArrayNode withRowsShifted(ArrayNode payload, int at, boolean single) {
    ArrayNode changed = payload.deepCopy();
    if (single) {
      changed.set(at, shifted(payload.path(at)));
      return changed;
    }
    ArrayNode rows = Wire.array();
    payload.path(at).forEach(row -> rows.add(shifted(row)));
    changed.set(at, rows);
    return changed;
  }

  private static JsonNode shifted(JsonNode row) {
    return row instanceof ArrayNode array ? Rows.shifted(array) : row;
  }
}
