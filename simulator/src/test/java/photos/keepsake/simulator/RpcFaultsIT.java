package photos.keepsake.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.FaultScope;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;

/** How calls fail, on their own and by a fault. */
class RpcFaultsIT {
  private static final String LIST = "[null,null,20,null,1,1]";

  private static Simulator simulator;
  private static RpcClient rpc;

  @BeforeAll
  static void start() throws Exception {
    SimulatorOptions options =
        SimulatorOptions.ofItems(120, 5).withSizeBytes(OptionalLong.of(45_000));
    simulator = Simulator.start(options);
    rpc = RpcClient.signedIn(simulator);
  }

  @AfterEach
  void allOff() {
    simulator.faults().allOff();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static HttpResponse<String> spoilt(Fault fault) throws Exception {
    simulator.faults().on(fault, FaultScope.next(1));
    HttpResponse<String> answer = rpc.post("lcxiM", LIST);
    assertThat(simulator.faults().fired(fault)).as(fault.name()).isPositive();
    return answer;
  }

  private static JsonNode payload(Fault fault) throws Exception {
    JsonNode frame = RpcClient.answers(spoilt(fault).body()).get("generic");
    return RpcClient.JSON.readTree(frame.get(2).asString());
  }

  @Test
  void answersOfOnePostComeInAnyOrderAndChunksAndArePairedBySlot() throws Exception {
    Set<List<String>> orders = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      String body =
          rpc.post(
                  List.of(
                      List.of("lcxiM", LIST, "1"),
                      List.of("EzwWhf", "[]", "2"),
                      List.of("lcxiM", "[\"junk\"]", "3"),
                      List.of("noSuch", "[]", "4"),
                      List.of("rJ0tlb", "[null,null,1]", "5")),
                  "rt=c")
              .body();
      Map<String, JsonNode> answers = RpcClient.answers(body);
      assertThat(answers.keySet()).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
      assertThat(answers.get("1").get(1).asString()).isEqualTo("lcxiM");
      assertThat(answers.get("3").get(5).get(0).asInt()).isEqualTo(3);
      assertThat(answers.get("4").get(0).asString()).isEqualTo("er");
      orders.add(List.copyOf(answers.keySet()));
    }
    assertThat(orders).hasSizeGreaterThan(1);
  }

  @Test
  void withoutChunksTheBodyIsOneArray() throws Exception {
    String body = rpc.post(List.of(List.of("EzwWhf", "[]", "generic")), "hl=en").body();
    JsonNode frames = RpcClient.JSON.readTree(body.substring(6));
    assertThat(frames.get(0).get(0).asString()).isEqualTo("wrb.fr");
  }

  @Test
  void aCallThatThereIsNotIsStatus400AndGetIs405() throws Exception {
    HttpResponse<String> answer = rpc.post("noSuch", "[]");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RpcClient.frames(answer.body()).toString()).contains("400,null,null,null,3");
    String url = "https://photos.google.com/_/PhotosUi/data/batchexecute?rpcids=lcxiM";
    assertThat(rpc.site().get(url).statusCode()).isEqualTo(405);
  }

  @Test
  void writesAreSeen() throws Exception {
    long before = simulator.counters().get("writes");
    assertThat(rpc.post("XwAOJf", "[null,1,[\"x\"],3]").statusCode()).isEqualTo(200);
    assertThat(simulator.counters().get("writes")).isEqualTo(before + 1);
    assertThat(simulator.counters().get("write:XwAOJf")).isEqualTo(1);
  }

  @Test
  void anExpiredTokenIsAnsweredWithAFreshOne() throws Exception {
    HttpResponse<String> answer = spoilt(Fault.RPC_TOKEN_EXPIRED);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(rpc.post("lcxiM", LIST).statusCode()).isEqualTo(400);
    JsonNode details = null;
    for (JsonNode frame : RpcClient.frames(answer.body())) {
      details = frame.size() > 10 ? frame.get(10).get(0) : details;
    }
    assertThat(details).isNotNull();
    JsonNode xsrf = details.get("48448350");
    assertThat(xsrf.get(0).asString()).isEqualTo("xsrf");
    rpc.useToken(xsrf.get(1).asString());
    assertThat(rpc.post("lcxiM", LIST).statusCode()).isEqualTo(200);
    rpc.useToken("foreign:123");
    assertThat(rpc.post("lcxiM", LIST).statusCode()).isEqualTo(400);
    rpc.reload();
    assertThat(rpc.post("lcxiM", LIST).statusCode()).isEqualTo(200);
  }

  @Test
  void aLostSessionShowsInSeveralWays() throws Exception {
    HttpResponse<String> page = spoilt(Fault.RPC_SIGNED_OUT_PAGE);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).startsWith("<!doctype html>");
    assertThat(spoilt(Fault.RPC_SIGNED_OUT_REDIRECT).statusCode()).isEqualTo(302);
    assertThat(spoilt(Fault.RPC_SIGN_IN_REJECTED).headers().firstValue("location").orElse(""))
        .contains("signin/rejected");
    assertThat(spoilt(Fault.RPC_SIGNED_OUT_401).statusCode()).isEqualTo(401);
    assertThat(spoilt(Fault.RPC_SIGNED_OUT_403).statusCode()).isEqualTo(403);
    SiteClient stranger = new SiteClient(simulator);
    String url = "https://photos.google.com/_/PhotosUi/data/batchexecute";
    assertThat(stranger.postForm(url, "f.req=x").statusCode()).isEqualTo(401);
  }

  @Test
  void theServerMayBeBusyOrOdd() throws Exception {
    assertThat(spoilt(Fault.RPC_RATE_LIMITED).headers().firstValue("retry-after")).contains("2");
    HttpResponse<String> limited = spoilt(Fault.RPC_RATE_LIMITED_WITHOUT_HINT);
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("retry-after")).isEmpty();
    assertThat(spoilt(Fault.RPC_504).statusCode()).isEqualTo(504);
    assertThat(spoilt(Fault.RPC_EMPTY_BODY).body()).isEmpty();
    assertThat(RpcClient.answers(spoilt(Fault.RPC_WITHOUT_ANSWER).body())).isEmpty();
    String cut = spoilt(Fault.RPC_CUT).body();
    assertThat(cut).startsWith(")]}'").doesNotContain("[\"e\",4");
    JsonNode nothing = RpcClient.answers(spoilt(Fault.RPC_NULL_PAYLOAD).body()).get("generic");
    assertThat(nothing.get(2).isNull()).isTrue();
    assertThat(nothing.get(5).isNull()).isTrue();
    JsonNode refused = RpcClient.answers(spoilt(Fault.RPC_CALL_REFUSED).body()).get("generic");
    assertThat(refused.get(5).get(0).asInt()).isEqualTo(3);
  }

  @Test
  void aCallMayNeverBeAnswered() {
    simulator.faults().on(Fault.RPC_HANGS, FaultScope.item("EzwWhf"));
    assertThatThrownBy(() -> rpc.site().shortly(() -> rpc.post("EzwWhf", "[]")))
        .isInstanceOf(IOException.class);
    assertThat(simulator.faults().fired(Fault.RPC_HANGS)).isPositive();
  }

  @Test
  void idsMayBeRetired() throws Exception {
    simulator.faults().on(Fault.RPC_ID_REFUSED, FaultScope.item("EzwWhf"));
    assertThat(rpc.post("EzwWhf", "[]").statusCode()).isEqualTo(400);
    assertThat(rpc.post("lcxiM", LIST).statusCode()).isEqualTo(200);
    assertThat(spoilt(Fault.RPC_LISTING_REFUSED).statusCode()).isEqualTo(400);
    simulator.faults().on(Fault.RPC_DOWNLOAD_REFUSED);
    String key = simulator.library().grid().get(0).key();
    assertThat(rpc.post("VrseUb", "[\"" + key + "\"]").statusCode()).isEqualTo(400);
  }

  @Test
  void shapesMayDrift() throws Exception {
    JsonNode usual = rpc.call("lcxiM", LIST).get(0).get(0);
    JsonNode shifted = payload(Fault.RPC_POSITIONS_SHIFTED).get(0).get(0);
    assertThat(shifted.get(0)).isEqualTo(usual.get(0));
    assertThat(shifted.get(1).isNull()).isTrue();
    assertThat(shifted.get(2).toString()).isEqualTo(usual.get(1).toString());
    assertThat(payload(Fault.RPC_UNKNOWN_SHAPE).get(0).isArray()).isTrue();
    assertThat(payload(Fault.RPC_SHORT_ROWS).get(0)).allMatch(row -> row.size() == 10);
  }

  @Test
  void listsHaveHolesAndLoops() throws Exception {
    simulator.faults().on(Fault.RPC_NULL_ROW, FaultScope.next(2));
    JsonNode page = rpc.call("lcxiM", LIST);
    assertThat(page.get(0).get(1).isNull()).isTrue();
    assertThat(page.get(0).get(2).isNull()).isFalse();
    assertThat(payload(Fault.RPC_ROW_WITHOUT_THUMB).get(0).get(0).get(1).isNull()).isTrue();
    String cursor = page.get(1).toString();
    String second = "[" + cursor + ",null,20,null,1,1]";
    JsonNode expected = rpc.call("lcxiM", second);
    simulator.faults().on(Fault.RPC_EMPTY_PAGE, FaultScope.next(1));
    JsonNode empty = rpc.call("lcxiM", second);
    assertThat(empty.get(0).isNull()).isTrue();
    JsonNode after = rpc.call("lcxiM", "[" + empty.get(1) + ",null,20,null,1,1]");
    if (!expected.get(0).isNull()) {
      assertThat(after.get(0)).isEqualTo(expected.get(0));
    }
    simulator.faults().on(Fault.RPC_CURSOR_REPEATED);
    String again = rpc.call("lcxiM", LIST).get(1).toString();
    JsonNode same = rpc.call("lcxiM", "[" + again + ",null,20,null,1,1]");
    if (!same.get(0).isNull()) {
      assertThat(same.get(1).toString()).isEqualTo(again);
    }
  }

  @Test
  void countsRowsAndAddressesMayBeWrong() throws Exception {
    simulator.faults().on(Fault.RPC_TOTAL_WRONG);
    assertThat(rpc.call("rJ0tlb", "[null,null,1]").get(0).asInt())
        .isGreaterThan(simulator.library().grid().size());
    SimulatedItem item =
        simulator.library().items().stream()
            .filter(SimulatedItem::edited)
            .findFirst()
            .orElseThrow();
    simulator.faults().on(Fault.RPC_ORIGINAL_URL_SAME, FaultScope.item(item.key()));
    JsonNode info = rpc.call("VrseUb", "[\"" + item.key() + "\",null,null,null,null]");
    assertThat(info.get(7).asString()).startsWith("https://video-downloads");
    simulator.faults().on(Fault.RPC_ROW_MISSING, FaultScope.item(item.key()));
    JsonNode bulk = rpc.call("EWgK9e", "[[[[[\"" + item.key() + "\"]]],[[null]]]]");
    assertThat(bulk.get(0).get(1)).isEmpty();
    for (Fault fault :
        List.of(Fault.RPC_TOTAL_WRONG, Fault.RPC_ORIGINAL_URL_SAME, Fault.RPC_ROW_MISSING)) {
      assertThat(simulator.faults().fired(fault)).as(fault.name()).isPositive();
    }
  }

  @Test
  void theSecondAccountIsAnotherOneWithNothingInIt() throws Exception {
    String page = rpc.site().get("https://photos.google.com/u/1/").body();
    assertThat(page).contains("\"oPEP7c\":\"otto.other@example.com\"", "/u/1/_/PhotosUi/");
    RpcClient other = new RpcClient(rpc.site(), "/u/1");
    assertThat(other.call("lcxiM", LIST).get(0).isNull()).isTrue();
    assertThat(rpc.site().get("https://photos.google.com/").body())
        .contains("\"oPEP7c\":\"simone.ulator@example.com\"");
  }

  @Test
  void pagesBringTheDataOfTheirCallWithNumbersForBooleans() throws Exception {
    String key = simulator.library().grid().get(0).key();
    String page = rpc.site().get("https://photos.google.com/photo/" + key).body();
    assertThat(page).contains("var AF_dataServiceRequests = {'ds:0' : {id:'VrseUb',request:[\"");
    String data = page.replaceFirst("(?s).*AF_initDataCallback\\(\\{key: 'ds:0'.*? data:", "");
    JsonNode brought = RpcClient.JSON.readTree(data.replaceFirst("(?s), sideChannel.*", ""));
    assertThat(brought.get(0).get(0).asString()).isEqualTo(key);
    assertThat(brought.toString()).doesNotContain("true", "false");
    assertThat(page).contains("\"Yllh3e\":", "\"w2btAe\":", "\"rtQCxc\":", "\"PPuhxd\":");
  }
}
