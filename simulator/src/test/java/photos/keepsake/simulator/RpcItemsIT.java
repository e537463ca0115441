package photos.keepsake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import photos.keepsake.simulator.cloud.CloudAlbum;
import photos.keepsake.simulator.cloud.Held;
import photos.keepsake.simulator.truth.FileRole;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;
import tools.jackson.databind.JsonNode;

/** Single items as the site's own calls tell of them, and the bytes behind their addresses. */
class RpcItemsIT {
  private static final String VIDEO_DOWNLOADS = "https://video-downloads.googleusercontent.com/";
  private static final String FIFE = "https://photos.fife.usercontent.google.com/pw/";

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

  private static SimulatedItem one(Predicate<SimulatedItem> which) {
    return simulator.library().items().stream()
        .filter(SimulatedItem::isDownloadable)
        .filter(which)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode info(String key) throws Exception {
    return rpc.call("VrseUb", "[\"" + key + "\",null,null,null,null]");
  }

  private static JsonNode tail(JsonNode row) {
    return row.get(row.size() - 1);
  }

  private static HttpResponse<byte[]> bytes(String url) throws Exception {
    return rpc.site().bytes(url);
  }

  private static String hash(String url) throws Exception {
    HttpResponse<byte[]> answer = bytes(url);
    assertThat(answer.statusCode()).as(url).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-disposition").orElse(""))
        .startsWith("attachment");
    return SiteClient.sha256(answer.body());
  }

  private static SimulatedFile file(SimulatedItem item, FileRole role) {
    return item.file(role).orElseThrow();
  }

  private static boolean ordinary(SimulatedItem item) {
    return item.files().size() == 1 && !item.motionPhoto() && !item.kind().isVideo();
  }

  @Test
  void theAddressOfAnOwnItemLeadsToItsBytesWithoutAnyCookie() throws Exception {
    SimulatedItem item = one(i -> ordinary(i) && !simulator.cloud().isDerivative(i));
    JsonNode info = info(item.key());
    String url = info.get(1).asString();
    assertThat(url).startsWith(VIDEO_DOWNLOADS + "ADGPM");
    HttpResponse<byte[]> stranger = new SiteClient(simulator).bytes(url);
    assertThat(stranger.statusCode()).isEqualTo(200);
    assertThat(SiteClient.sha256(stranger.body())).isEqualTo(item.files().get(0).sha256());
    assertThat(tail(info.get(0)).get("318563170").get(0).get(2).asInt()).isEqualTo(2);
  }

  @Test
  void anEditedItemHasItsOriginalUnderASecondAddress() throws Exception {
    SimulatedItem item = one(SimulatedItem::edited);
    JsonNode info = info(item.key());
    assertThat(hash(info.get(1).asString())).isEqualTo(file(item, FileRole.EDITED).sha256());
    assertThat(hash(info.get(7).asString())).isEqualTo(file(item, FileRole.ORIGINAL).sha256());
    assertThat(info.get(7).asString()).startsWith("https://lh3.google.com/");
  }

  @Test
  void theSecondAddressMayBeThereWithoutAnyEdit() throws Exception {
    SimulatedItem item = one(SimulatedItem::motionPhoto);
    JsonNode info = info(item.key());
    assertThat(hash(info.get(7).asString())).isEqualTo(hash(info.get(1).asString()));
    JsonNode motion = tail(info.get(0)).get("146008172");
    assertThat(bytes(motion.get(3).asString()).statusCode()).isEqualTo(200);
  }

  @Test
  void aLivePhotoIsAStillAndAClip() throws Exception {
    SimulatedItem item = one(SimulatedItem::livePhoto);
    JsonNode info = info(item.key());
    assertThat(hash(info.get(1).asString())).isEqualTo(file(item, FileRole.STILL).sha256());
    String clip = tail(info.get(0)).get("146008172").get(3).asString();
    assertThat(hash(clip)).isEqualTo(file(item, FileRole.CLIP).sha256());
  }

  @Test
  void aStorageSaverItemIsSmallerThanWhatItsDedupKeyStandsFor() throws Exception {
    SimulatedItem item = one(i -> simulator.cloud().facts(i).storageSaver());
    JsonNode info = info(item.key());
    SimulatedFile stored = item.files().get(0);
    assertThat(hash(info.get(1).asString())).isEqualTo(stored.sha256());
    assertThat(simulator.cloud().uploaded(item).sizeBytes()).isGreaterThan(stored.sizeBytes());
    JsonNode space = tail(info.get(0)).get("318563170").get(0);
    assertThat(space.get(1).asLong()).isEqualTo(stored.sizeBytes());
    assertThat(space.get(2).asInt()).isNotEqualTo(2);
    JsonNode bulk = rpc.call("EWgK9e", bulk(List.of(item.key()))).get(0).get(1).get(0);
    assertThat(bulk.get(1).get(9).asLong()).isEqualTo(stored.sizeBytes());
  }

  private static String bulk(List<String> keys) {
    List<String> mapped = keys.stream().map(key -> "[\"" + key + "\"]").toList();
    String fields = "null,".repeat(24) + "[]," + "null,".repeat(10) + "[]";
    return "[[[[" + String.join(",", mapped) + "]],[[" + fields + "]]]]";
  }

  @Test
  void namesAndSizesOfManyItemsComeAtOnceInAnyOrder() throws Exception {
    List<SimulatedItem> some = simulator.library().items().subList(0, 60);
    List<String> keys = new ArrayList<>(some.stream().map(SimulatedItem::key).toList());
    keys.add("AF1QipNoSuchItem");
    JsonNode rows = rpc.call("EWgK9e", bulk(keys)).get(0).get(1);
    assertThat(rows).hasSize(60).allMatch(row -> row.size() == 6 && row.get(1).size() == 35);
    for (JsonNode row : rows) {
      SimulatedItem item = simulator.library().byKey(row.get(0).asString()).orElseThrow();
      assertThat(row.get(1).get(3).asString()).isEqualTo(item.fileName());
      assertThat(row.get(1).get(9).asLong()).isEqualTo(item.files().get(0).sizeBytes());
    }
    assertThat(rows).extracting(row -> row.get(0).asString()).isNotEqualTo(keys.subList(0, 60));
  }

  @Test
  void itemsOfOthersAreInTheirAlbumsOnTwoHosts() throws Exception {
    List<String> hosts = new ArrayList<>();
    for (Held held : simulator.cloud().sharedByOthers()) {
      JsonNode info = info(held.key());
      String url = info.get(1).asString();
      hosts.add(url.substring(0, url.indexOf('/', 8)));
      if (url.startsWith(FIFE)) {
        assertThat(url).endsWith("=s0-d-ip");
        HttpResponse<byte[]> stranger = new SiteClient(simulator).bytes(url);
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.headers().firstValue("location").orElse("")).contains("ServiceLogin");
      }
      assertThat(tail(info.get(0)).has("318563170")).isFalse();
    }
    assertThat(hosts)
        .contains(
            "https://photos.fife.usercontent.google.com",
            "https://video-downloads.googleusercontent.com");
    Held raw =
        simulator.cloud().sharedByOthers().stream()
            .filter(held -> simulator.cloud().isDerivative(held.item()))
            .findFirst()
            .orElseThrow();
    String url = info(raw.key()).get(1).asString();
    String disposition = bytes(url).headers().firstValue("content-disposition").orElse("");
    assertThat(disposition).contains(".ARW.jpg");
  }

  @Test
  void anItemAskedForThroughItsAlbumComesInTheShortForm() throws Exception {
    CloudAlbum album =
        simulator.cloud().albums().stream()
            .filter(a -> a.isOwn() && !simulator.cloud().entries(a).isEmpty())
            .findFirst()
            .orElseThrow();
    Held held =
        simulator.cloud().entries(album).stream()
            .filter(h -> ordinary(h.item()) && !simulator.cloud().facts(h.item()).originalUrlToo())
            .findFirst()
            .orElseThrow();
    String arguments = "[\"" + held.key() + "\",null,null,null,\"" + album.key() + "\"]";
    JsonNode info = rpc.call("VrseUb", arguments);
    assertThat(info).hasSize(5);
    assertThat(tail(info).has("11")).isTrue();
    assertThat(info.get(0)).hasSize(10);
    assertThat(tail(info.get(0)).has("15")).isTrue();
    assertThat(info(held.item().key())).hasSize(14);
    assertThat(info(held.item().key()).get(0)).hasSize(16);
    String empty = "[\"" + held.key() + "\",null,null,null,\"\"]";
    assertThat(rpc.frame("VrseUb", empty).get(5).get(0).asInt()).isEqualTo(3);
  }

  @Test
  void aFilmThatIsNotReadyHasNoAddress() throws Exception {
    SimulatedItem item =
        simulator.library().items().stream()
            .filter(i -> i.unready() == Undownloadable.PROCESSING_DIALOG)
            .findFirst()
            .orElseThrow();
    assertThat(info(item.key()).get(1).isNull()).isTrue();
    SimulatedItem lost =
        simulator.library().items().stream()
            .filter(i -> i.unready() == Undownloadable.ERROR_PAGE)
            .findFirst()
            .orElseThrow();
    assertThat(bytes(info(lost.key()).get(1).asString()).statusCode()).isEqualTo(404);
  }

  @Test
  void addressesExpire() throws Exception {
    String url = info(one(RpcItemsIT::ordinary).key()).get(1).asString();
    assertThat(bytes(url).statusCode()).isEqualTo(200);
    simulator.urlsLiveFor(Duration.ZERO);
    assertThat(bytes(url).statusCode()).isEqualTo(403);
    simulator.urlsLiveFor(Duration.ofHours(1));
    assertThat(bytes(url).statusCode()).isEqualTo(200);
    assertThat(bytes(url + "x").statusCode()).isEqualTo(403);
  }

  @Test
  void onlyTheRightEndingOfABaseAddressGivesTheFile() throws Exception {
    SimulatedItem item = one(i -> ordinary(i) && !simulator.cloud().isDerivative(i));
    String base = info(item.key()).get(0).get(1).get(0).asString();
    String original = item.files().get(0).sha256();
    assertThat(hash(base + "=s0-d-I?authuser=0")).isEqualTo(original);
    assertThat(hash(base + "=s0-d-ip")).isEqualTo(original);
    for (String trap : List.of("=d", "=s0", "=w400-h300", "=w4000-h3000-no", "")) {
      HttpResponse<byte[]> answer = bytes(base + trap);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(SiteClient.sha256(answer.body())).as(trap).isNotEqualTo(original);
    }
    SimulatedItem film = one(i -> i.kind().isVideo());
    String filmBase = info(film.key()).get(0).get(1).get(0).asString();
    HttpResponse<byte[]> picture = bytes(filmBase + "=d");
    assertThat(picture.headers().firstValue("content-type").orElse("")).isEqualTo("image/jpeg");
    assertThat(hash(filmBase + "=dv")).isNotEqualTo(film.files().get(0).sha256());
  }

  @Test
  void rangeIsIgnored() throws Exception {
    String url = info(one(RpcItemsIT::ordinary).key()).get(1).asString();
    assertThat(bytes(url).headers().firstValue("accept-ranges")).isEmpty();
  }

  @Test
  void aNameBeyondAsciiComesEncoded() throws Exception {
    SimulatedItem item =
        one(i -> ordinary(i) && i.files().get(0).sentName().codePoints().anyMatch(c -> c > 255));
    String url = info(item.key()).get(1).asString();
    String header = bytes(url).headers().firstValue("content-disposition").orElse("");
    String name = header.substring(header.indexOf("filename*=UTF-8''") + 17);
    assertThat(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8))
        .isEqualTo(item.files().get(0).sentName());
  }

  @Test
  void extendedInfoTellsWhatNoFileKnows() throws Exception {
    SimulatedItem item = one(i -> i.albums().size() > 1 && i.files().get(0).capture().isPresent());
    JsonNode about = rpc.call("fDcn4b", "[\"" + item.key() + "\",1,null,null,1]").get(0);
    assertThat(about).hasSize(33);
    assertThat(about.get(2).asString()).isEqualTo(item.fileName());
    assertThat(about.get(5).asLong()).isEqualTo(item.files().get(0).sizeBytes());
    assertThat(about.get(11).asString()).isEqualTo(simulator.cloud().dedupKey(item));
    assertThat(about.get(19)).hasSize(item.albums().size());
    SimulatedItem described = one(i -> simulator.cloud().facts(i).description().isPresent());
    assertThat(rpc.call("fDcn4b", "[\"" + described.key() + "\"]").get(0).get(1).asString())
        .isEqualTo(simulator.cloud().facts(described).description().orElse(""));
  }

  @Test
  void whatTheOwnerChangesIsToldFromThenOn() throws Exception {
    SimulatedItem item = one(RpcItemsIT::ordinary);
    simulator.cloud().change(item, facts -> facts.withFavourite(true).withDescription("neu 𝔸"));
    assertThat(info(item.key()).get(10).asString()).isEqualTo("neu 𝔸");
    assertThat(tail(info(item.key()).get(0)).get("163238866").get(0).asBoolean()).isTrue();
  }

  @Test
  void severalItemsComeInAZip() throws Exception {
    String keys =
        "\"" + one(RpcItemsIT::ordinary).key() + "\",\"" + one(SimulatedItem::edited).key();
    String url = rpc.call("pLFTfd", "[[" + keys + "\"],null,null]").get(0).asString();
    HttpResponse<byte[]> zip = bytes(url);
    assertThat(zip.body()).startsWith('P', 'K');
    assertThat(zip.headers().firstValue("content-length")).isEmpty();
    String token = rpc.call("yCLA7", "[[[" + keys.replace(",", "],[") + "\"]]]").get(0).asString();
    JsonNode pending = rpc.call("dnv2s", "[[\"" + token + "\"]]");
    assertThat(pending.get(0).get(0).get(0)).hasSize(2);
    JsonNode ready = rpc.call("dnv2s", "[[\"" + token + "\"]]").get(0).get(0).get(0);
    assertThat(ready.get(1).asInt()).isEqualTo(4);
    assertThat(bytes(ready.get(2).get(0).get(1).asString()).body()).startsWith('P', 'K');
  }

  @Test
  void theManifestTellsWhatTheSiteKnows() throws Exception {
    JsonNode manifest = RpcClient.JSON.readTree(new AdminClient(simulator).get("/manifest"));
    for (JsonNode item : manifest.get("items")) {
      SimulatedItem one = simulator.library().byKey(item.get("key").asString()).orElseThrow();
      JsonNode cloud = item.get("cloud");
      assertThat(cloud.get("dedupKey").asString()).isEqualTo(simulator.cloud().dedupKey(one));
      boolean same =
          item.path("files").isEmpty()
              || cloud.get("uploaded").get("sha1").equals(item.get("files").get(0).get("sha1"));
      assertThat(same).isEqualTo(!cloud.get("storageSaver").asBoolean());
    }
    JsonNode whole = manifest.get("cloud");
    assertThat(whole.get("albums")).hasSize(simulator.cloud().albums().size());
    assertThat(whole.get("others")).isNotEmpty();
    assertThat(whole.get("partner")).isNotEmpty();
  }
}
