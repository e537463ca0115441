package photos.keepsake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import photos.keepsake.simulator.cloud.Account;
import photos.keepsake.simulator.cloud.CloudAlbum;
import photos.keepsake.simulator.cloud.Held;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;

/** Lists and albums as the site's own calls give them. */
class RpcListingIT {
  private static final String ALL = "[null,null,null,null,1,null,null,100,[2],5]";

  private static Simulator simulator;
  private static RpcClient rpc;

  @BeforeAll
  static void start() throws Exception {
    simulator =
        Simulator.start(SimulatorOptions.ofItems(400, 11).withSizeBytes(OptionalLong.of(50_000)));
    rpc = RpcClient.signedIn(simulator);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  /** Every row of a list by taken time. */
  private static List<JsonNode> walk(int source, String size) throws Exception {
    List<JsonNode> rows = new ArrayList<>();
    String cursor = "null";
    while (cursor != null) {
      JsonNode page = rpc.call("lcxiM", "[" + cursor + ",null," + size + ",null,1," + source + "]");
      page.get(0).forEach(rows::add);
      cursor = page.get(1).isNull() ? null : page.get(1).toString();
    }
    return rows;
  }

  private static Set<String> keys(List<JsonNode> rows) {
    Set<String> keys = new HashSet<>();
    rows.forEach(row -> keys.add(row.get(0).asString()));
    return keys;
  }

  @Test
  void theLibraryIsListedWholeAndByTakenTimeWhateverThePageSize() throws Exception {
    List<JsonNode> rows = walk(1, "37");
    Set<String> expected = new HashSet<>();
    for (SimulatedItem item : simulator.library().grid()) {
      expected.add(item.key());
      simulator.cloud().secondKey(item).ifPresent(expected::add);
      simulator.cloud().reencode(item).map(SimulatedItem::key).ifPresent(expected::add);
    }
    assertThat(keys(rows)).isEqualTo(expected);
    assertThat(rows).extracting(row -> -row.get(2).asLong()).isSorted();
    assertThat(keys(walk(1, "500"))).isEqualTo(expected);
    assertThat(keys(walk(2, "500")))
        .hasSizeGreaterThanOrEqualTo(simulator.library().archive().size())
        .doesNotContainAnyElementsOf(expected);
  }

  @Test
  void aPageHoldsThreeHundredUnlessAskedForMoreAndNeverMoreThanFiveHundred() throws Exception {
    JsonNode usual = rpc.call("lcxiM", "[]");
    assertThat(rowsOfItems(usual)).isEqualTo(300);
    assertThat(usual.get(2).isString()).isTrue();
    assertThat(rpc.call("lcxiM", "[null,null,9999,null,1,3]").get(1).isNull()).isTrue();
  }

  private static long rowsOfItems(JsonNode page) {
    Set<String> known = new HashSet<>();
    page.get(0).forEach(row -> known.add(row.get(0).asString()));
    return simulator.library().items().stream().filter(i -> known.contains(i.key())).count();
  }

  @Test
  void everyDedupKeyIsTheHashOfWhatWasUploaded() throws Exception {
    for (JsonNode row : walk(3, "500")) {
      Held held = simulator.cloud().find(row.get(0).asString()).orElseThrow();
      String sha1 = simulator.cloud().uploaded(held.item()).sha1();
      String hash = row.get(3).asString().split(":")[0];
      assertThat(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(hash))).isEqualTo(sha1);
      if (!simulator.cloud().isDerivative(held.item())) {
        assertThat(sha1).isEqualTo(held.item().files().get(0).sha1());
      }
    }
  }

  @Test
  void rowsHaveTheLengthsAndPlacesOfCapturedOnes() throws Exception {
    Set<Integer> lengths = new HashSet<>();
    for (JsonNode row : walk(1, "500")) {
      lengths.add(row.size());
      JsonNode tail = row.get(row.size() - 1);
      assertThat(tail.has("129168200")).isTrue();
      assertThat(tail.get("163238866").get(0).isBoolean()).isTrue();
      assertThat(row.get(1).get(0).asString()).startsWith("https://photos.fife.usercontent");
      assertThat(row.get(1).size()).isBetween(9, 10);
      assertThat(row.get(6).isNull()).isTrue();
      assertThat(row.get(8).asInt()).isEqualTo(2);
      JsonNode number = row.size() == 16 ? row.get(14) : tail.get("15");
      assertThat(number.isInt()).isTrue();
    }
    assertThat(lengths).containsExactlyInAnyOrder(16, 10);
  }

  @Test
  void somethingIsSpecialAboutSomeItems() throws Exception {
    List<JsonNode> rows = walk(3, "500");
    assertThat(rows).anyMatch(row -> row.get(3).asString().contains(":"));
    assertThat(rows).anyMatch(row -> tail(row).path("163238866").path(0).asBoolean());
    assertThat(rows).anyMatch(row -> tail(row).has("396644657"));
    assertThat(rows).anyMatch(row -> tail(row).has("76647426"));
    assertThat(rows).anyMatch(row -> tail(row).has("146008172"));
    assertThat(simulator.library().items())
        .anyMatch(item -> simulator.cloud().facts(item).storageSaver())
        .anyMatch(item -> simulator.cloud().twin(item).isPresent());
    Set<String> hashes = new HashSet<>();
    rows.forEach(row -> hashes.add(row.get(3).asString()));
    assertThat(hashes).as("the same bytes under two keys").hasSizeLessThan(rows.size());
  }

  private static JsonNode tail(JsonNode row) {
    return row.get(row.size() - 1);
  }

  @Test
  void theFirstCursorIsNullAndNeverEmpty() throws Exception {
    assertThat(rpc.frame("lcxiM", "[\"\",null,null,null,1,1]").get(5).get(0).asInt()).isEqualTo(3);
    assertThat(rpc.frame("lcxiM", "[\"junk\"]").get(5).get(0).asInt()).isEqualTo(3);
  }

  @Test
  void recentlyAddedComesByUploadAndFavouritesAreThoseWithTheStar() throws Exception {
    JsonNode recent = rpc.call("EzkLib", "[\"\",[[4,\"ra\",0,0]],null]");
    assertThat(recent.size()).isEqualTo(10);
    assertThat(recent.get(0)).extracting(row -> -row.get(5).asLong()).isSorted();
    assertThat(recent.get(0).get(0).size()).isEqualTo(16);
    JsonNode stars = rpc.call("EzkLib", "[\"Favorites\",[[5,\"8\",0,9]],null]").get(0);
    assertThat(stars).allMatch(row -> tail(row).get("163238866").get(0).asBoolean());
    JsonNode found = rpc.call("EzkLib", "[\"IMG_0007\",null,null]").get(0);
    assertThat(found).isNotEmpty();
  }

  @Test
  void theTimelineCountsTheLibrary() throws Exception {
    JsonNode timeline = rpc.call("rJ0tlb", "[null,null,1]");
    assertThat(timeline.get(0).asInt()).isEqualTo(simulator.library().grid().size());
    long sum = 0;
    for (JsonNode part : timeline.get(1)) {
      sum += part.get(2).asLong();
    }
    assertThat(sum).isEqualTo(timeline.get(0).asLong());
  }

  @Test
  void albumsAreAllThereOnlyWithTheRightArguments() throws Exception {
    JsonNode all = rpc.call("Z5xsfc", ALL).get(0);
    assertThat(all).hasSize(simulator.cloud().albums().size());
    JsonNode shared = rpc.call("Z5xsfc", "[null,null,null,null,1,null,null,100,null,5]").get(0);
    assertThat(shared).isNotEmpty().allMatch(row -> owner(row).equals(Account.FRIEND.actorId()));
    JsonNode fewer = rpc.call("Z5xsfc", "[null,null,null,null,1,null,null,100]").get(0);
    assertThat(fewer.size()).isLessThan(all.size());
    assertThat(all).extracting(JsonNode::size).contains(9, 12);
    assertThat(all).anyMatch(row -> tail(row).get("72930366").get(1).isNull());
    for (JsonNode row : all) {
      JsonNode record = tail(row).get("72930366");
      assertThat(record.get(6).get(0).asInt() + record.get(3).asInt()).isEqualTo(20_000);
    }
  }

  private static String owner(JsonNode album) {
    return album.get(6).get(0).asString();
  }

  @Test
  void anAlbumListsItsItemsUnderKeysOfItsOwn() throws Exception {
    for (CloudAlbum album : simulator.cloud().albums()) {
      JsonNode page = rpc.call("snAcKc", "[\"" + album.key() + "\",null,null,null]");
      List<Held> entries = simulator.cloud().entries(album);
      JsonNode about = page.get(3);
      assertThat(about.get(21).asInt()).isEqualTo(entries.size());
      assertThat(page.get(2).asString()).isEmpty();
      assertThat(about.size()).isEqualTo(entries.isEmpty() ? 40 : 43);
      assertThat(page.get(1).isNull()).isEqualTo(entries.isEmpty());
      for (JsonNode row : page.get(1)) {
        assertThat(row.size()).isEqualTo(10);
        Held held = simulator.cloud().find(row.get(0).asString()).orElseThrow();
        assertThat(held.key()).isNotEqualTo(held.item().key());
        assertThat(row.get(6).get(0).asString()).isEqualTo(held.owner().actorId());
        boolean unsaved = row.get(7).toString().contains("[20]");
        assertThat(unsaved).isEqualTo(held.isOthers());
      }
    }
  }

  @Test
  void aSharedAlbumHasALongerKeyOnTheSharingPage() throws Exception {
    JsonNode entries = rpc.call("F2A0H", "[null,null,2,null,3]").get(0);
    assertThat(entries).isNotEmpty().allMatch(row -> row.size() == 24);
    for (JsonNode entry : entries) {
      String key = entry.get(6).asString();
      assertThat(key).hasSize(70);
      JsonNode page = rpc.call("snAcKc", "[\"" + key + "\",null,null," + entry.get(7) + "]");
      assertThat(page.get(3).get(21).asInt()).isEqualTo(entry.get(3).asInt());
    }
  }

  @Test
  void albumReadsWithoutASourcePathAreRefused() throws Exception {
    var answer = rpc.postFrom("", List.of(List.of("Z5xsfc", ALL, "a")), "rt=c");
    Map<String, JsonNode> frames = RpcClient.answers(answer.body());
    assertThat(frames.get("a").get(2).isNull()).isTrue();
    assertThat(frames.get("a").get(5).get(0).asInt()).isEqualTo(3);
  }

  @Test
  void theRawBehindACoverIsOnlyInItsGroup() throws Exception {
    SimulatedItem cover =
        simulator.library().items().stream()
            .filter(item -> simulator.cloud().twin(item).isPresent())
            .findFirst()
            .orElseThrow();
    String id = simulator.cloud().groupId(cover).orElseThrow();
    JsonNode group = rpc.call("wgZjtc", "[\"" + id + "\",null,1,1]");
    assertThat(group.get(3).asString()).isEqualTo(id);
    assertThat(group.get(2).get(0).get(0).asString()).isEqualTo(cover.key());
    String raw = group.get(2).get(1).get(0).asString();
    assertThat(keys(walk(3, "500"))).contains(cover.key()).doesNotContain(raw);
    assertThat(rpc.frame("wgZjtc", "[\"20010101_000000000\",null,1,1]").get(5).isNull()).isFalse();
  }

  @Test
  void hashesFindTheirItems() throws Exception {
    SimulatedItem item = simulator.library().items().get(3);
    String hash =
        Base64.getEncoder()
            .encodeToString(HexFormat.of().parseHex(simulator.cloud().uploaded(item).sha1()));
    String other = "AAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    JsonNode matches = rpc.call("swbisb", "[[\"" + other + "\",\"" + hash + "\"],null,3,0]").get(0);
    assertThat(matches).hasSize(1);
    assertThat(matches.get(0).get(0).asString()).isEqualTo(hash);
    assertThat(matches.get(0).get(1).get(0).asString()).isEqualTo(item.key());
  }

  @Test
  void trashPartnerAndLockedFolderAreListsOfTheirOwn() throws Exception {
    assertThat(rpc.call("zy0IHe", "[null]")).hasSize(1);
    String who = "[null,[[[2,1]]],[\"%s\"],[null,\"%s\"],1]";
    String id = simulator.library().partner().orElse(Account.PARTNER.actorId());
    String partner = String.format(Locale.ROOT, who, id, Account.OWNER.gaiaId());
    JsonNode shared = rpc.call("e9T5je", "[null,null," + partner + "]");
    assertThat(shared).hasSize(6);
    assertThat(shared.get(1)).isNotEmpty().allMatch(row -> row.get(7).get(3).get(0).asInt() == 20);
    assertThat(rpc.frame("nMFwOc", "[null]").get(5).get(0).asInt()).isEqualTo(7);
  }

  @Test
  void theLockedFolderOpensToWhoHasProvedHimself() throws Exception {
    simulator.openLockedFolder();
    String page = rpc.site().get("https://photos.google.com/").body();
    String proof = page.replaceFirst("(?s).*\"Dbw5Ud\":\"([^\"]*)\".*", "$1");
    var answer = rpc.post(List.of(List.of("nMFwOc", "[null]", "generic")), "rt=c&rapt=" + proof);
    JsonNode frame = RpcClient.answers(answer.body()).get("generic");
    JsonNode locked = RpcClient.JSON.readTree(frame.get(2).asString());
    assertThat(locked.get(0).isNull()).isTrue();
    assertThat(locked.get(1)).isNotEmpty();
  }

  @Test
  void theQuotaSaysHowMuchIsUsed() throws Exception {
    JsonNode quota = rpc.call("EzwWhf", "[]").get(6);
    assertThat(quota.get(0).asLong())
        .isGreaterThan(quota.get(3).asLong())
        .isLessThan(quota.get(1).asLong());
  }
}
