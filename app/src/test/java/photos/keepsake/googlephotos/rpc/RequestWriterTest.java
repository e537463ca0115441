package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.Sha1;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestWriterTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ItemId ITEM = new ItemId("AF1QipItem");
  private static final Optional<String> NONE = Optional.empty();

  /** All ids of the contract that change something, or could. */
  private static final Set<String> WRITES =
      Set.of(
          "XwAOJf", "StLnCe", "Pp2Xxe", "w7TP3c", "Ftfh0", "OXvT9d", "E1Cajb", "laUYf", "ycV3Nd",
          "LjmOue", "QD9nKf", "DaSgWe", "AQNOFd", "EtUHOe", "V8RKJ", "Es7fke", "nV6Qv", "SFKp8c",
          "mdpdU", "nMFwOc", "yCLA7", "dnv2s", "pLFTfd");

  private final RequestWriter writer = new RequestWriter(new Random(1));

  @Test
  void onlyReadsCanBeNamed() {
    assertThat(Stream.of(RpcId.values()).map(RpcId::id))
        .containsExactlyInAnyOrder(
            "lcxiM", "EzkLib", "rJ0tlb", "Z5xsfc", "snAcKc", "F2A0H", "VrseUb", "fDcn4b", "EWgK9e",
            "wgZjtc", "swbisb", "zy0IHe", "EzwWhf", "e9T5je")
        .doesNotContainAnyElementsOf(WRITES);
    assertThat(Stream.of(Call.class.getDeclaredConstructors()))
        .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
  }

  @Test
  void noArgumentBecomesAnId() {
    String nasty = "x\"]],[[\"XwAOJf\",\"[]\",null,\"2\"&f.req=[[[\"w7TP3c\"]]]&rpcids=StLnCe";
    List<Call<?>> calls =
        List.of(
            Call.library(Shelf.LIBRARY, Optional.of(nasty)),
            Call.rawGroup(nasty),
            Call.partner(nasty, nasty, Optional.of(nasty)),
            Call.albumItems(ITEM, Optional.of(new Secret(nasty)), Optional.of(nasty)));
    RequestWriter.Request request =
        writer.write(
            new PageTokens(new Secret(nasty), nasty, nasty, "/_/PhotosUi/", Optional.empty(), NONE),
            calls);
    Map<String, String> query = fields(request.pathAndQuery().split("\\?", 2)[1]);
    Map<String, String> form = fields(request.form());
    assertThat(query.get("rpcids")).isEqualTo("lcxiM,wgZjtc,e9T5je,snAcKc");
    assertThat(form.keySet()).containsExactly("f.req", "at");
    List<String> ids = new ArrayList<>();
    JSON.readTree(form.get("f.req")).path(0).forEach(call -> ids.add(call.path(0).stringValue()));
    assertThat(ids).containsExactly("lcxiM", "wgZjtc", "e9T5je", "snAcKc");
  }

  @Test
  void looksLikeTheApp() {
    RequestWriter.Request request =
        writer.write(tokens("/u/1/_/PhotosUi/"), List.of(Call.albums(NONE)));
    String path = request.pathAndQuery().split("\\?", 2)[0];
    Map<String, String> query = fields(request.pathAndQuery().split("\\?", 2)[1]);
    assertThat(path).isEqualTo("/u/1/_/PhotosUi/data/batchexecute");
    assertThat(query)
        .containsEntry("rpcids", "Z5xsfc")
        .containsEntry("source-path", "/u/1/albums")
        .containsEntry("f.sid", "-94462257167800308")
        .containsEntry("bl", "boq_photosuiserver_20260514.03_p0")
        .containsEntry("hl", "en")
        .containsEntry("rt", "c");
    assertThat(query.get("_reqid")).matches("\\d{4,6}");
    assertThat(fields(request.form()))
        .containsEntry(
            "f.req",
            "[[[\"Z5xsfc\",\"[null,null,null,null,1,null,null,100,[2],5]\",null,\"generic\"]]]")
        .containsEntry("at", "ALbF8-token:1609241226268");
    assertThat(request.form()).endsWith("&");
  }

  @Test
  void numbersGrowByAHundredThousandFromASeededStart() {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      numbers.add(number(writer));
    }
    assertThat(numbers.get(1) - numbers.get(0)).isEqualTo(100_000);
    assertThat(numbers.get(2) - numbers.get(1)).isEqualTo(100_000);
    assertThat(number(new RequestWriter(new Random(1)))).isEqualTo(numbers.get(0));
  }

  private static long number(RequestWriter writer) {
    String query = writer.write(tokens("/_/PhotosUi/"), List.of(Call.quota())).pathAndQuery();
    return Long.parseLong(fields(query.split("\\?", 2)[1]).get("_reqid"));
  }

  @Test
  void severalCallsGetSlotsOfTheirOwn() {
    List<Call<DownloadOffer>> calls =
        Stream.of("A", "B", "C").map(key -> offer(new ItemId(key))).collect(Collectors.toList());
    RequestWriter.Request request = writer.write(tokens("/_/PhotosUi/"), calls);
    assertThat(fields(request.pathAndQuery().split("\\?", 2)[1])).containsEntry("rpcids", "VrseUb");
    JsonNode written = JSON.readTree(fields(request.form()).get("f.req")).path(0);
    assertThat(written).hasSize(3);
    assertThat(written.path(1).path(1).stringValue()).isEqualTo("[\"B\",null,null,null,null]");
    assertThat(written.path(1).path(3).stringValue()).isEqualTo("2");
  }

  private static Call<DownloadOffer> offer(ItemId item) {
    return Call.download(item, Optional.empty(), Optional.empty());
  }

  @Test
  void argumentsAreThoseOfClientsThatRun() {
    Optional<Secret> auth = Optional.of(new Secret("auth"));
    Map<Call<?>, String> expected = new LinkedHashMap<>();
    expected.put(Call.library(Shelf.LIBRARY, NONE), "[null,null,500,null,1,1]");
    expected.put(Call.library(Shelf.ARCHIVE, Optional.of("c")), "[\"c\",null,500,null,1,2]");
    expected.put(Call.recentlyAdded(NONE), "[\"\",[[4,\"ra\",0,0]],null]");
    expected.put(Call.favourites(NONE), "[\"Favorites\",[[5,\"8\",0,9]],null]");
    expected.put(Call.timeline(NONE), "[null,null,1]");
    expected.put(Call.sharing(NONE), "[null,null,2,null,3]");
    expected.put(Call.albumItems(ITEM, auth, NONE), "[\"AF1QipItem\",null,null,\"auth\"]");
    expected.put(
        Call.download(ITEM, Optional.of(new ItemId("AF1QipAlbum")), auth),
        "[\"AF1QipItem\",null,\"auth\",null,\"AF1QipAlbum\"]");
    expected.put(Call.details(ITEM, Optional.empty()), "[\"AF1QipItem\",1,null,null,1]");
    expected.put(
        Call.fileFacts(List.of(ITEM, new ItemId("B"))),
        "[[[[[\"AF1QipItem\"],[\"B\"]]],[["
            + "null,".repeat(24)
            + "[],"
            + "null,".repeat(10)
            + "[]]]]]");
    expected.put(Call.rawGroup("20260911_1"), "[\"20260911_1\",null,1,1]");
    expected.put(
        Call.hashMatches(List.of(new Sha1("d09ed68758971c0e016a51a06182bdb03cb19356"))),
        "[[\"0J7Wh1iXHA4BalGgYYK9sDyxk1Y=\"],null,3,0]");
    expected.put(Call.trash(NONE), "[null]");
    expected.put(Call.quota(), "[]");
    expected.put(
        Call.partner("P", "7", NONE), "[null,null,[null,[[[2,1]]],[\"P\"],[null,\"7\"],1]]");
    expected.forEach((call, json) -> assertThat(call.arguments()).isEqualTo(json));
  }

  @Test
  void nothingSecretIsPrinted() {
    RequestWriter.Request request =
        writer.write(tokens("/_/PhotosUi/"), List.of(Call.trash(Optional.of("cursor"))));
    assertThat(request.toString() + tokens("/_/PhotosUi/") + Call.trash(Optional.of("cursor")))
        .doesNotContain("ALbF8", "cursor", "ada", "94462257167800308");
  }

  static PageTokens tokens(String path) {
    return new PageTokens(
        new Secret("ALbF8-token:1609241226268"),
        "-94462257167800308",
        "boq_photosuiserver_20260514.03_p0",
        path,
        Optional.of("ada@example.org"),
        Optional.of("100000000001"));
  }

  /** Decodes as a server does. */
  static Map<String, String> fields(String encoded) {
    return Arrays.stream(encoded.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> field[0],
                field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8),
                (a, b) -> {
                  throw new AssertionError("twice");
                },
                LinkedHashMap::new));
  }
}
