package photos.keepsake.simulator.site.rpc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The data that pages bring along: which call it would have been, and its payload with 0 and 1 for
 * booleans. For albums and items this is what captured pages do; for the grids it is a guess.
 */
final class PageScripts {
  private static final int FIRST_ITEMS = 50;
  private static final String CALLBACK =
      "var AF_initDataChunkQueue = []; var AF_initDataCallback ="
          + " function(data) { AF_initDataChunkQueue.push(data); };";

  private final RpcEndpoint endpoint;

  PageScripts(RpcEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  private record Brought(String id, ArrayNode request) {}

  String of(String place, String auth, Optional<String> key) {
    Optional<Brought> call = call(place, auth.isEmpty() ? null : auth, key);
    Optional<JsonNode> data =
        call.flatMap(what -> endpoint.payload(what.id(), what.request(), "/page"));
    return data.isEmpty() ? "" : scripts(call.get(), data.get());
  }

  private static Optional<Brought> call(String place, @Nullable String auth, Optional<String> key) {
    int colon = place.indexOf(':');
    String album = colon < 0 ? null : place.substring(colon + 1);
    if (key.isPresent()) {
      return brought("VrseUb", key.get(), null, auth, null, album);
    }
    if (album != null) {
      return brought("snAcKc", album, null, null, auth);
    }
    return switch (place) {
      case "LIBRARY" -> brought("lcxiM", null, null, FIRST_ITEMS, null, 1, 1);
      case "ARCHIVE" -> brought("lcxiM", null, null, FIRST_ITEMS, null, 1, 2);
      case "RECENT" -> brought("EzkLib", "", Wire.json("[[4,\"ra\",0,0]]"), null);
      default -> Optional.empty();
    };
  }

  private static Optional<Brought> brought(String id, @Nullable Object... request) {
    return Optional.of(new Brought(id, Wire.array(request)));
  }

  private static String scripts(Brought call, JsonNode data) {
    String request = safe(call.request());
    String payload = safe(Wire.withNumbersForBooleans(data));
    return "<script>var AF_initDataKeys = [\"ds:0\"]; var AF_dataServiceRequests = {'ds:0' : {id:'"
        + call.id()
        + "',request:"
        + request
        + "}}; "
        + CALLBACK
        + "</script><script>AF_initDataCallback({key: 'ds:0', hash: '1', data:"
        + payload
        + ", sideChannel: {}});</script>";
  }

  /** As text that may stand inside a script element. */
  private static String safe(JsonNode node) {
    return Wire.text(node).replace("<", "\\u003c");
  }
}
