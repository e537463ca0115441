package photos.keepsake.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.FaultScope;
import photos.keepsake.simulator.net.Text;
import photos.keepsake.simulator.truth.FileRole;
import photos.keepsake.simulator.truth.NameQuirk;
import photos.keepsake.simulator.truth.SimulatedAlbum;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;

/** The servers, spoken to over the proxy with the certificate that they hand out. */
class SimulatorIT {
  private static final String PHOTOS = "https://photos.google.com";

  private final Simulator simulator = Simulator.start(SimulatorOptions.ofItems(60, 11));
  private final SiteClient browser = new SiteClient(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  private SimulatedItem ordinary() {
    return simulator.library().grid().stream()
        .filter(item -> item.isDownloadable() && !item.livePhoto() && !item.edited())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aVisitorIsSentToTheAboutPageOrToTheSignInPage() throws Exception {
    assertThat(browser.location(PHOTOS + "/")).isEqualTo("https://www.google.com/photos/about/");
    assertThat(browser.location(PHOTOS + "/login"))
        .startsWith("https://accounts.google.com/ServiceLogin?");
    assertThat(browser.get(PHOTOS + "/u/0/").statusCode()).isEqualTo(403);
    assertThat(browser.get(browser.location(PHOTOS + "/login")).body())
        .contains("id=\"identifierId\"");
  }

  @Test
  void signingInGivesPersistentSecureCookiesAndTheLibrary() throws Exception {
    HttpResponse<String> answer = browser.get(simulator.signInUrl().toString());
    assertThat(answer.headers().firstValue("location")).contains(PHOTOS + "/");
    assertThat(answer.headers().allValues("set-cookie"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("SID=")
                    .contains("Domain=.google.com", "Secure", "Max-Age=34560000"));
    assertThat(browser.get(PHOTOS + "/").body())
        .contains(
            "https://accounts.google.com/SignOutOptions", "Google Account: Simone Ulator&#10;(")
        .contains("\"oPEP7c\":\"simone.ulator@example.com\"")
        .doesNotContain("\"SNlM0e\"");
    assertThat(browser.location(PHOTOS + "/login")).isEqualTo(PHOTOS + "/");
    assertThat(browser.location(PHOTOS + "/u/3/")).isEqualTo(PHOTOS + "/u/0/");
  }

  @Test
  void aSessionOutlivesTheSimulatorAndEndsWithASignOut() throws Exception {
    browser.signIn();
    try (Simulator later = Simulator.start(SimulatorOptions.ofItems(5, 1))) {
      SiteClient sameProfile = browser.at(later);
      assertThat(sameProfile.get(PHOTOS + "/").statusCode()).isEqualTo(200);
      later.signOutAll();
      assertThat(sameProfile.get(PHOTOS + "/").statusCode()).isEqualTo(302);
      sameProfile.signIn();
      assertThat(sameProfile.get(PHOTOS + "/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void signInNeverLeadsToAForeignHost() throws Exception {
    assertThat(
            browser.location("https://accounts.google.com/sim-signin?continue=https://evil.test"))
        .isEqualTo(PHOTOS + "/");
  }

  @Test
  void theProxyRefusesOtherHosts() {
    assertThatThrownBy(() -> browser.get("https://example.com/")).isInstanceOf(IOException.class);
  }

  @Test
  void everyDownloadableFileArrivesAsTheManifestSays() throws Exception {
    browser.signIn();
    for (SimulatedItem item : simulator.library().grid()) {
      if (item.isDownloadable() && !item.livePhoto()) {
        FileRole plain = item.edited() ? FileRole.EDITED : item.files().get(0).role();
        assertThat(SiteClient.sha256(browser.download(item, "plain").body()))
            .as(item.fileName())
            .isEqualTo(item.file(plain).orElseThrow().sha256());
      }
      if (item.edited()) {
        assertThat(SiteClient.sha256(browser.download(item, "original").body()))
            .isEqualTo(item.files().get(0).sha256());
      }
    }
    assertThat(simulator.counters().get("errors")).isZero();
  }

  @Test
  void aLivePhotoComesAsAZipOfTwoFilesWithUnequalBaseNames() throws Exception {
    browser.signIn();
    SimulatedItem live =
        simulator.library().grid().stream()
            .filter(SimulatedItem::livePhoto)
            .findFirst()
            .orElseThrow();
    HttpResponse<byte[]> answer = browser.download(live, "plain");
    assertThat(answer.uri().getHost()).isEqualTo("doc-export.googleusercontent.com");
    List<String> names = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName().replaceFirst("\\..*", ""));
        hashes.add(SiteClient.sha256(zip.readAllBytes()));
      }
    }
    assertThat(names).hasSize(2).doesNotHaveDuplicates();
    assertThat(hashes)
        .containsExactlyElementsOf(live.files().stream().map(file -> file.sha256()).toList());
  }

  @Test
  void aVideoThatIsNotReadyIsRefusedInItsOwnWay() throws Exception {
    browser.signIn();
    for (SimulatedItem item : simulator.library().grid()) {
      String expected =
          switch (item.unready()) {
            case NONE -> "url";
            case READY_SOON_TEXT -> "nothing";
            case PROCESSING_DIALOG -> "dialog";
            case PROCESSING_TOAST -> "toast";
            case ERROR_PAGE -> "url";
          };
      assertThat(browser.downloadAnswer(item, "plain").get("state").asString()).isEqualTo(expected);
      if (item.unready() == Undownloadable.ERROR_PAGE) {
        HttpResponse<byte[]> answer = browser.download(item, "plain");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.uri().getHost()).isEqualTo("video-downloads.googleusercontent.com");
      }
    }
  }

  @Test
  void anItemThatIsGoneAnswers404() throws Exception {
    browser.signIn();
    SimulatedItem item = ordinary();
    assertThat(browser.get(PHOTOS + "/u/0/photo/" + item.key()).statusCode()).isEqualTo(200);
    simulator.library().remove(item.key());
    assertThat(browser.get(PHOTOS + "/u/0/photo/" + item.key()).statusCode()).isEqualTo(404);
  }

  @Test
  void anItemInTheTrashIsOffTheGridButItsPageIsThere() throws Exception {
    browser.signIn();
    AdminClient admin = new AdminClient(simulator);
    String key = ordinary().key();
    assertThat(admin.post("/items/" + key + "/trash")).isEqualTo("done\n");
    String listing = PHOTOS + "/_/PhotosUi/page/listing?place=";
    assertThat(browser.get(listing + "LIBRARY").body()).doesNotContain(key);
    assertThat(browser.get(listing + "TRASH").body()).contains(key);
    assertThat(browser.get(PHOTOS + "/u/0/photo/" + key).statusCode()).isEqualTo(200);
    assertThat(browser.get(PHOTOS + "/trash/" + key).statusCode()).isEqualTo(200);
    admin.post("/items/" + key + "/restore");
    assertThat(browser.get(listing + "LIBRARY").body()).contains(key);
    assertThat(browser.get(PHOTOS + "/trash/" + key).statusCode()).isEqualTo(404);
  }

  @Test
  void aPageOfItsOwnMayMoveUnderTheFirstAccountAndIsThereThen() throws Exception {
    browser.signIn();
    for (SimulatedItem item : simulator.library().grid()) {
      String moved = browser.location(PHOTOS + "/photo/" + item.key());
      assertThat(moved).isIn("", PHOTOS + "/u/0/photo/" + item.key());
      assertThat(browser.location(PHOTOS + "/u/0/photo/" + item.key())).isEmpty();
    }
  }

  @Test
  void whatAPersonWroteIsNeverTakenForAPlaceholder() throws Exception {
    browser.signIn();
    String key =
        new AdminClient(simulator)
            .post("/items?name=%7B%7Baccount%7D%7D.jpg&taken=2020-01-01T00:00:00Z")
            .strip();
    assertThat(browser.get(PHOTOS + "/u/0/photo/" + key).body())
        .contains("{{account}}.jpg")
        .contains("SignOutOptions");
  }

  @Test
  void aPartnersItemsHaveAddressesOfTheirOwn() throws Exception {
    browser.signIn();
    String partner = simulator.library().partner().orElseThrow();
    SimulatedItem item = simulator.library().albumItems(partner).get(0);
    String list = PHOTOS + "/u/2/partner/" + partner;
    assertThat(browser.location(list)).isEqualTo(PHOTOS + "/u/0/partner/" + partner);
    String page = PHOTOS + "/u/0/partner/" + partner + "/photo/";
    assertThat(browser.get(page + item.albums().get(partner)).statusCode()).isEqualTo(200);
    assertThat(browser.get(page + item.key()).statusCode()).isEqualTo(404);
    assertThat(browser.get(PHOTOS + "/partner/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void aVisitorHasTheCookiesOfAVisitorOnly() throws Exception {
    List<String> names =
        browser.get(PHOTOS + "/").headers().allValues("set-cookie").stream()
            .map(line -> line.replaceFirst("=.*", ""))
            .toList();
    assertThat(names).containsExactlyInAnyOrder("NID", "AEC", "SOCS");
    assertThat(browser.get(PHOTOS + "/login").headers().allValues("set-cookie")).isEmpty();
  }

  @Test
  void mishapsOfItemPagesAlsoHappenInAlbumsAndShares() throws Exception {
    browser.signIn();
    for (SimulatedAlbum album : simulator.library().albums()) {
      for (SimulatedItem item : simulator.library().albumItems(album.id())) {
        String inAlbum = "/photo/" + item.albums().get(album.id());
        String page =
            PHOTOS
                + (album.share().isPresent()
                    ? album.address().replace("?", inAlbum + "?")
                    : album.address() + inAlbum);
        simulator.faults().on(Fault.PHOTO_504, FaultScope.next(1).forItem(item.key()));
        assertThat(browser.get(page).statusCode()).isEqualTo(504);
        assertThat(browser.get(page).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void theEncodedNameIsThePanelsAndTheDownloadHasItDecodedOnce() throws Exception {
    browser.signIn();
    SimulatedItem item =
        simulator.library().grid().stream()
            .filter(one -> one.quirk() == NameQuirk.URL_ENCODED)
            .findFirst()
            .orElseThrow();
    assertThat(item.fileName()).isEqualTo("IMG_20141114_125316%253Anopm%253A.jpg");
    assertThat(browser.download(item, "plain").headers().firstValue("content-disposition"))
        .get()
        .asString()
        .contains("\"IMG_20141114_125316%3Anopm%3A.jpg\"");
  }

  @Test
  void theSessionCanEndInTheMiddleOfAListing() throws Exception {
    browser.signIn();
    simulator.faults().on(Fault.SIGNED_OUT_MID_LIST, FaultScope.after(2));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      statuses.add(browser.get(PHOTOS + "/_/PhotosUi/page/listing?place=LIBRARY").statusCode());
    }
    assertThat(statuses).containsExactly(200, 200, 401, 401);
    assertThat(browser.location(PHOTOS + "/")).contains("/photos/about");
  }

  @Test
  void anAlbumThatIsSharedLeadsToItsShareWhichVisitorsMaySee() throws Exception {
    browser.signIn();
    String albums = browser.get(PHOTOS + "/albums").body();
    assertThat(albums).contains("./share/", "./album/");
    String share = albums.replaceFirst("(?s).*?\"\\./(share/[^\"]*)\".*", "$1");
    SiteClient visitor = new SiteClient(simulator);
    assertThat(visitor.get(PHOTOS + "/" + share).body())
        .contains(" - Google Photos</title>")
        .doesNotContain("SignOutOptions");
    assertThat(visitor.get(PHOTOS + "/" + share + "x").statusCode()).isEqualTo(404);
    String withoutKey = PHOTOS + "/" + share.replaceFirst("\\?.*", "");
    assertThat(visitor.get(withoutKey).statusCode()).isEqualTo(404);
    assertThat(browser.get(withoutKey).body()).contains("\"list\":\"/" + share);
  }

  @Test
  void theViewerOfASharedItemIsCalledAfterItsFile() throws Exception {
    SimulatedAlbum album =
        simulator.library().albums().stream()
            .filter(one -> one.share().isPresent())
            .findFirst()
            .orElseThrow();
    SimulatedItem item = simulator.library().albumItems(album.id()).get(0);
    String photo = "/photo/" + item.albums().get(album.id()) + "?";
    assertThat(new SiteClient(simulator).get(PHOTOS + album.address().replace("?", photo)).body())
        .contains("<title>" + Text.html(item.fileName()) + " - Google Photos</title>");
  }

  @Test
  void writesAreCounted() throws Exception {
    browser.signIn();
    browser.post(PHOTOS + "/_/PhotosUi/page/write?place=LIBRARY&what=trash");
    assertThat(simulator.counters().get("writes")).isEqualTo(1);
    assertThat(simulator.counters().get("write:trash")).isEqualTo(1);
  }

  @Test
  void latencyIsAddedToEveryAnswer() throws Exception {
    SimulatorOptions slow =
        SimulatorOptions.ofItems(1, 1).withLatency(Duration.ofMillis(150)).withSignInFree(true);
    try (Simulator far = Simulator.start(slow)) {
      SiteClient client = new SiteClient(far);
      client.get(PHOTOS + "/");
      long begun = System.nanoTime();
      assertThat(client.get(PHOTOS + "/").statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(slow.latency());
    }
  }

  @Test
  void theAdministrationSwitchesFaultsAndShowsTheTruth() throws Exception {
    AdminClient admin = new AdminClient(simulator);
    assertThat(admin.get("/manifest")).contains(ordinary().key());
    assertThat(admin.post("/faults/PAGE_500?next=1")).isEqualTo("done\n");
    browser.signIn();
    assertThat(browser.get(PHOTOS + "/").statusCode()).isEqualTo(500);
    assertThat(browser.get(PHOTOS + "/").statusCode()).isEqualTo(200);
    assertThat(admin.get("/faults")).contains("\"PAGE_500\" : 1");
    assertThat(admin.post("/faults/NO_SUCH")).contains("NO_SUCH");
    String key = admin.post("/items?name=NEW.JPG&taken=2026-01-31T12:00:00Z").strip();
    assertThat(simulator.library().byKey(key)).isPresent();
    assertThat(admin.post("/items/" + key + "/remove")).isEqualTo("done\n");
    assertThat(simulator.library().byKey(key)).isEmpty();
  }
}
