package photos.keepsake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photos.keepsake.simulator.cloud.Cloud;
import photos.keepsake.simulator.truth.FileRole;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;

/** What an owner does on another device while the site runs, as its answers tell it. */
class ChangesIT {
  private static final String ALBUMS = "[null,null,null,null,1,null,null,100,[2],5]";

  private Simulator simulator;
  private AdminClient admin;
  private RpcClient rpc;

  @BeforeEach
  void start() throws Exception {
    SimulatorOptions options = SimulatorOptions.ofItems(300, 3);
    simulator = Simulator.start(options.withSizeBytes(OptionalLong.of(90_000)));
    admin = new AdminClient(simulator);
    rpc = RpcClient.signedIn(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private List<SimulatedItem> some(Predicate<SimulatedItem> which) {
    return simulator.library().grid().stream()
        .filter(item -> item.isDownloadable() && !item.edited())
        .filter(which)
        .limit(12)
        .toList();
  }

  private SimulatedItem now(SimulatedItem item) {
    return simulator.library().byKey(item.key()).orElseThrow();
  }

  private void post(String path) throws Exception {
    assertThat(admin.post(path)).doesNotContain("no ").endsWith("\n");
  }

  private JsonNode info(String key) throws Exception {
    return rpc.call("VrseUb", "[\"" + key + "\",null,null,null,null]");
  }

  private String hashAt(JsonNode url) throws Exception {
    return SiteClient.sha256(rpc.site().bytes(url.asString()).body());
  }

  @Test
  void anEditedItemGivesTheEditedBytesFirstAndTheOriginalBesides() throws Exception {
    for (SimulatedItem item : some(one -> !one.livePhoto()).subList(0, 4)) {
      String before = info(item.key()).get(0).get(1).get(0).asString();
      String uploaded = item.files().get(0).sha256();
      post("/items/" + item.key() + "/edit");
      JsonNode info = info(item.key());
      assertThat(info.get(0).get(1).get(0).asString()).isNotEqualTo(before);
      assertThat(hashAt(info.get(7))).isEqualTo(uploaded);
      String edited = now(item).file(FileRole.EDITED).orElseThrow().sha256();
      assertThat(hashAt(info.get(1))).isEqualTo(edited).isNotEqualTo(uploaded);
      post("/items/" + item.key() + "/edit");
      assertThat(hashAt(info(item.key()).get(1))).isNotEqualTo(edited);
    }
  }

  @Test
  void anEditChangesWhatListsTellInMoreThanOneWay() throws Exception {
    Set<String> seen = new HashSet<>();
    Cloud cloud = simulator.cloud();
    for (SimulatedItem item : some(one -> true)) {
      post("/items/" + item.key() + "/edit");
      SimulatedItem edited = now(item);
      seen.add(edited.width() == item.width() ? "same picture size" : "other picture size");
      boolean original = cloud.sized(edited).role() != FileRole.EDITED;
      seen.add(original ? "size of the original" : "size of the edited version");
      seen.add(cloud.dedupKey(edited).contains(":") ? "key with an end" : "key as it was");
      JsonNode row = rpc.call("fDcn4b", "[\"" + item.key() + "\",1,null,null,1]").get(0);
      assertThat(row.get(5).asLong()).isEqualTo(cloud.sized(edited).sizeBytes());
      assertThat(row.get(11).asString()).isEqualTo(cloud.dedupKey(edited));
    }
    assertThat(seen).hasSize(6);
    JsonNode manifest = RpcClient.JSON.readTree(admin.get("/manifest"));
    assertThat(manifest.get("items")).anyMatch(i -> i.get("cloud").get("edits").asInt() == 1);
  }

  @Test
  void thePageOffersTheOriginalOfAnEditedItem() throws Exception {
    SimulatedItem item = some(one -> one.livePhoto()).get(0);
    post("/items/" + item.key() + "/edit");
    assertThat(rpc.site().downloadAnswer(now(item), "original").get("state").asString())
        .isEqualTo("url");
  }

  private JsonNode album(String key) throws Exception {
    for (JsonNode album : rpc.call("Z5xsfc", ALBUMS).get(0)) {
      if (album.get(0).asString().equals(key)) {
        return album.get(album.size() - 1).get("72930366");
      }
    }
    return RpcClient.JSON.nullNode();
  }

  private List<String> keysIn(String album) throws Exception {
    JsonNode items = rpc.call("snAcKc", "[\"" + album + "\",null,null,null]").get(1);
    return items.isNull() ? List.of() : items.valueStream().map(i -> i.get(0).asString()).toList();
  }

  @Test
  void anAlbumIsMadeFilledRenamedEmptiedAndDeleted() throws Exception {
    String key = admin.post("/albums/new?title=New%20one").strip();
    assertThat(album(key).get(1).asString()).isEqualTo("New one");
    long modified = album(key).get(2).get(9).asLong();
    SimulatedItem item = some(one -> true).get(2);
    post("/albums/" + key + "/add?item=" + item.key());
    assertThat(album(key).get(3).asInt()).isEqualTo(1);
    assertThat(album(key).get(2).get(9).asLong()).isGreaterThan(modified);
    assertThat(keysIn(key)).hasSize(1).doesNotContain(item.key());
    assertThat(info(keysIn(key).get(0)).get(0).get(3)).isEqualTo(info(item.key()).get(0).get(3));
    modified = album(key).get(2).get(9).asLong();
    post("/albums/" + key + "/rename?title=Other");
    assertThat(album(key).get(1).asString()).isEqualTo("Other");
    assertThat(album(key).get(2).get(9).asLong()).isGreaterThan(modified);
    post("/albums/" + key + "/remove?item=" + item.key());
    assertThat(keysIn(key)).isEmpty();
    post("/albums/" + key + "/delete");
    assertThat(album(key).isNull()).isTrue();
    assertThat(rpc.call("snAcKc", "[\"" + key + "\",null,null,null]").get(3).isNull()).isTrue();
  }

  @Test
  void anAlbumWhoseItemWasThrownAwayWasModified() throws Exception {
    SimulatedItem item = some(one -> !simulator.cloud().albumsOf(one).isEmpty()).get(0);
    String key = simulator.cloud().albumsOf(item).get(0).key();
    long modified = album(key).get(2).get(9).asLong();
    assertThat(album(key).get(2).get(9).asLong()).isEqualTo(modified);
    post("/items/" + item.key() + "/trash");
    assertThat(album(key).get(2).get(9).asLong()).isGreaterThan(modified);
  }

  @Test
  void anUploadOfAnOldPhotoIsRecentAndStandsByItsTakenTime() throws Exception {
    String key = admin.post("/items?name=old.jpg&taken=1999-01-02T03:04:05Z").strip();
    JsonNode recent = rpc.call("EzkLib", "[\"\",[[4,\"ra\",0,0]],null]");
    assertThat(recent.get(0).get(0).get(0).asString()).isEqualTo(key);
    assertThat(simulator.library().items().get(300).key()).isEqualTo(key);
  }

  @Test
  void aSmallerEncodingHasAKeyOfItsOwnAndTheDedupKeyOfTheOther() throws Exception {
    SimulatedItem item =
        simulator.library().items().stream()
            .filter(one -> simulator.cloud().reencode(one).isPresent())
            .findFirst()
            .orElseThrow();
    SimulatedItem smaller = simulator.cloud().reencode(item).orElseThrow();
    JsonNode info = info(smaller.key());
    assertThat(info.get(0).get(3)).isEqualTo(info(item.key()).get(0).get(3));
    assertThat(info.get(0).get(2)).isEqualTo(info(item.key()).get(0).get(2));
    assertThat(rpc.site().bytes(info.get(1).asString()).body().length)
        .isLessThan((int) item.files().get(0).sizeBytes());
    int quality = info.get(0).get(15).get("318563170").get(0).get(2).asInt();
    assertThat(quality).isNotEqualTo(2);
  }
}
