package photos.keepsake.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;

/** What a client sees of the faults of calls: another answer than the one it gets next. */
final class RpcSights {
  private static final String LIST = "[null,null,20,null,1,1]";

  private final Simulator simulator;
  private final RpcClient rpc;

  RpcSights(Simulator simulator, SiteClient browser) throws IOException, InterruptedException {
    this.simulator = simulator;
    this.rpc = new RpcClient(browser, "");
  }

  void look(Fault fault) throws Exception {
    String key =
        simulator.library().items().stream()
            .filter(SimulatedItem::edited)
            .findFirst()
            .orElseThrow()
            .key();
    String item = "[\"" + key + "\",null,null,null,null]";
    switch (fault) {
      case RPC_HANGS ->
          assertThatThrownBy(() -> rpc.site().shortly(() -> rpc.post("lcxiM", LIST)))
              .isInstanceOf(IOException.class);
      case RPC_EMPTY_PAGE -> {
        JsonNode page = rpc.call("lcxiM", LIST);
        String next = "[" + page.get(1) + ",null,20,null,1,1]";
        assertThat(rpc.call("lcxiM", next).get(0).isNull()).isTrue();
      }
      case RPC_ROW_MISSING -> differs("EWgK9e", "[[[[[\"" + key + "\"]]],[[null]]]]");
      case RPC_TOTAL_WRONG -> differs("rJ0tlb", "[null,null,1]");
      case RPC_DOWNLOAD_REFUSED, RPC_ORIGINAL_URL_SAME -> differs("VrseUb", item);
      default -> differs("lcxiM", LIST);
    }
  }

  private void differs(String id, String arguments) throws Exception {
    String spoilt = gist(rpc.post(id, arguments));
    rpc.reload();
    assertThat(spoilt).isNotEqualTo(gist(rpc.post(id, arguments)));
  }

  /** Status and payload: the rest of a body is never the same twice. */
  private static String gist(HttpResponse<String> answer) {
    String body = answer.body();
    boolean whole = body.startsWith(")]}'") && body.contains("[[\"e\",4");
    return answer.statusCode() + " " + (whole ? RpcClient.answers(body) : body);
  }
}
