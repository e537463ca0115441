package photos.keepsake.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.FaultScope;
import photos.keepsake.simulator.control.SignInScreen;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each fault is caused once; a client sees it, and it is counted once. */
class EveryFaultIT {
  private static final String PHOTOS = "https://photos.google.com";
  private static final String DATA = PHOTOS + "/_/PhotosUi/page/";

  private final Simulator simulator = Simulator.start(SimulatorOptions.ofItems(41, 11));
  private final SiteClient browser = new SiteClient(simulator);
  private final SimulatedItem photo =
      first(item -> item.isDownloadable() && !item.livePhoto() && !item.edited());
  private final SimulatedItem live = first(SimulatedItem::livePhoto);

  @AfterEach
  void stop() {
    simulator.close();
  }

  /** What a client sees of a fault. */
  @FunctionalInterface
  private interface Sight {
    void look() throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void isSeenAndCounted(Fault fault) throws Exception {
    browser.signIn();
    simulator.faults().on(fault, FaultScope.next(1));
    sightOf(fault).look();
    assertThat(simulator.faults().fired(fault)).isEqualTo(1);
    assertThat(simulator.counters().get("errors")).isZero();
  }

  /** Exhaustive: a new fault does not compile until it is seen here. */
  private Sight sightOf(Fault fault) {
    return switch (fault) {
      case SIGNED_OUT, LANDING_PAGE_200, SIGN_IN_SCREEN, ACCOUNT_CHOOSER -> signIn(fault);
      case SIGNED_OUT_MID_LIST -> () -> assertThat(statusOf("listing?")).isEqualTo(401);
      case SIGNED_OUT_MID_DOWNLOAD -> () -> assertThat(askFor(photo).statusCode()).isEqualTo(401);
      case ROTATE_COOKIES_REFUSED -> this::cookiesAreNotRotated;
      case ROTATE_COOKIES_ON_THE_WAY ->
          () -> assertThat(browser.location(PHOTOS + "/")).contains("/RotateCookiesPage?");
      case ACCOUNT_SWITCHED ->
          () ->
              assertThat(library()).contains("otto.other@", "Otto Other").doesNotContain("Simone");
      case CONSENT_PAGE -> this::consentIsAskedOnce;
      case ACCOUNT_PREFIX ->
          () -> assertThat(browser.location(PHOTOS + "/")).isEqualTo(PHOTOS + "/u/0/");
      case RATE_LIMITED -> () -> assertThat(limit().headers().map()).containsKey("retry-after");
      case RATE_LIMITED_WITHOUT_HINT ->
          () -> assertThat(limit().headers().map()).doesNotContainKey("retry-after");
      case PAGE_500 -> () -> assertThat(browser.get(PHOTOS + "/").statusCode()).isEqualTo(500);
      case PAGE_HANGS -> () -> assertThat(browser.answersSoon(PHOTOS + "/")).isFalse();
      case PAGE_CUT -> () -> assertThatThrownBy(this::library).isInstanceOf(IOException.class);
      case PHOTO_404 -> () -> assertThat(pageOf(photo).statusCode()).isEqualTo(404);
      case PHOTO_504 -> () -> assertThat(pageOf(photo).statusCode()).isEqualTo(504);
      case PHOTO_ABORTED -> () -> assertThat(pageOf(photo).statusCode()).isEqualTo(204);
      case TAB_HANGS -> () -> assertThat(about("shown").get("hang").asBoolean()).isTrue();
      case SLOW_GRID, GRID_HANGS, GRID_500, GRID_EMPTY_ONCE, ITEM_INSERTED_MID_LIST -> grid(fault);
      case KEY_LOST, TURN_LATE, SHIFT_D_LOST, MENU_LOST, MENU_LATE -> () -> armed(fault);
      case INFO_PANEL_NEVER -> () -> assertThat(about("info").get("never").asBoolean()).isTrue();
      case INFO_PANEL_SLOW ->
          () -> assertThat(about("info").get("delay").asInt()).isEqualTo(10_000);
      case DOWNLOAD_REQUEST_500 -> () -> assertThat(askFor(photo).statusCode()).isEqualTo(500);
      case DOWNLOAD_REQUEST_HANGS ->
          () -> assertThat(browser.answersSoon(DATA + "download?" + query(photo))).isFalse();
      case SPURIOUS_DOWNLOADS_HTML -> this::aStrayDownloadComesFirst;
      case ZIP_CUT, ZIP_DOT_DOT, ZIP_BOMB -> zip(fault);
      case DOWNLOAD_404,
          DOWNLOAD_403_EXPIRED,
          DOWNLOAD_429,
          DOWNLOAD_429_WITHOUT_HINT,
          DOWNLOAD_500,
          DOWNLOAD_504,
          DOWNLOAD_HTML_200,
          DOWNLOAD_SIGN_IN_REDIRECT ->
          refused(fault);
      case DOWNLOAD_NOT_IN_FRAMES, DOWNLOAD_PAGE_IN_FRAMES -> () -> onlyInATab(fault);
      case NAME_HOSTILE_AS_SENT,
          DOWNLOAD_HTML_ATTACHMENT,
          DOWNLOAD_EMPTY,
          DOWNLOAD_TRUNCATED,
          DOWNLOAD_TRUNCATED_WITHOUT_LENGTH,
          DOWNLOAD_SHORTENED,
          DOWNLOAD_STALL,
          DOWNLOAD_SILENT,
          DOWNLOAD_CUT,
          DOWNLOAD_CORRUPTED,
          DOWNLOAD_OTHER_ITEM,
          DOWNLOAD_LATE ->
          spoilt(fault);
      case RPC_TOKEN_EXPIRED,
          RPC_SIGNED_OUT_PAGE,
          RPC_SIGNED_OUT_REDIRECT,
          RPC_SIGN_IN_REJECTED,
          RPC_SIGNED_OUT_401,
          RPC_SIGNED_OUT_403,
          RPC_RATE_LIMITED,
          RPC_RATE_LIMITED_WITHOUT_HINT,
          RPC_504,
          RPC_HANGS,
          RPC_EMPTY_BODY,
          RPC_WITHOUT_ANSWER,
          RPC_CUT,
          RPC_NULL_PAYLOAD,
          RPC_CALL_REFUSED,
          RPC_ID_REFUSED,
          RPC_LISTING_REFUSED,
          RPC_DOWNLOAD_REFUSED,
          RPC_POSITIONS_SHIFTED,
          RPC_UNKNOWN_SHAPE,
          RPC_EMPTY_PAGE,
          RPC_NULL_ROW,
          RPC_ROW_WITHOUT_THUMB,
          RPC_ROW_MISSING,
          RPC_CURSOR_REPEATED,
          RPC_SHORT_ROWS,
          RPC_ORIGINAL_URL_SAME,
          RPC_TOTAL_WRONG ->
          () -> new RpcSights(simulator, browser).look(fault);
    };
  }

  private Sight signIn(Fault fault) {
    SiteClient visitor = new SiteClient(simulator);
    String service = "https://accounts.google.com/ServiceLogin?continue=" + PHOTOS + "/";
    return switch (fault) {
      case SIGNED_OUT ->
          () -> assertThat(browser.location(PHOTOS + "/")).contains("www.google.com/photos/about");
      case LANDING_PAGE_200 ->
          () -> assertThat(visitor.get(PHOTOS + "/").statusCode()).isEqualTo(200);
      case SIGN_IN_SCREEN ->
          () -> assertThat(visitor.location(service)).contains("/signinchooser?continue=");
      default -> () -> assertThat(browser.location(PHOTOS + "/login")).contains("/signinchooser?");
    };
  }

  private Sight grid(Fault fault) {
    return switch (fault) {
      case GRID_500 -> () -> assertThat(statusOf("listing?")).isEqualTo(500);
      case GRID_EMPTY_ONCE -> () -> assertThat(listing()).isEmpty();
      case ITEM_INSERTED_MID_LIST ->
          () -> {
            int before = listing().size();
            assertThat(listing()).hasSize(before + 1);
          };
      default -> () -> assertThat(browser.answersSoon(DATA + "listing?place=LIBRARY")).isFalse();
    };
  }

  private Sight zip(Fault fault) {
    return switch (fault) {
      case ZIP_CUT ->
          () -> assertThat(entryNames(browser.download(live, "plain").body())).hasSizeLessThan(2);
      case ZIP_DOT_DOT ->
          () ->
              assertThat(entryNames(browser.download(live, "plain").body()))
                  .hasSize(2)
                  .allMatch(name -> name.startsWith("../../"));
      default -> this::theZipUnpacksToFarMoreThanItsSize;
    };
  }

  private Sight refused(Fault fault) {
    return () -> {
      HttpResponse<byte[]> answer = browser.download(photo, "plain");
      assertThat(answer.headers().map()).doesNotContainKey("content-disposition");
      switch (fault) {
        case DOWNLOAD_HTML_200 ->
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("<html>");
        case DOWNLOAD_SIGN_IN_REDIRECT ->
            assertThat(answer.headers().firstValue("location").orElse(""))
                .startsWith("https://accounts.google.com/ServiceLogin?");
        default -> assertThat(fault.name()).contains("_" + answer.statusCode());
      }
    };
  }

  private void onlyInATab(Fault fault) throws Exception {
    String url = browser.downloadAnswer(photo, "plain").get("url").asString();
    HttpResponse<byte[]> framed = browser.bytes(url, "iframe");
    assertThat(framed.headers().map()).doesNotContainKey("content-disposition");
    assertThat(framed.headers().map().containsKey("x-frame-options"))
        .isEqualTo(fault == Fault.DOWNLOAD_NOT_IN_FRAMES);
    simulator.faults().on(fault);
    assertThat(disposition(browser.bytes(url, "document"))).startsWith("attachment");
  }

  private Sight spoilt(Fault fault) {
    int half = (int) (photo.files().get(0).sizeBytes() / 2);
    SimulatedItem hostile = first(item -> item.fileName().startsWith("../"));
    return switch (fault) {
      case NAME_HOSTILE_AS_SENT ->
          () ->
              assertThat(disposition(browser.download(hostile, "plain")))
                  .contains("\"../../escape.jpg\"");
      case DOWNLOAD_HTML_ATTACHMENT ->
          () -> {
            HttpResponse<byte[]> answer = browser.download(photo, "plain");
            assertThat(disposition(answer)).startsWith("attachment");
            assertThat(answer.body()).startsWith("<!DOCTYPE".getBytes(StandardCharsets.UTF_8));
          };
      case DOWNLOAD_EMPTY -> () -> assertThat(browser.download(photo, "plain").body()).isEmpty();
      case DOWNLOAD_TRUNCATED_WITHOUT_LENGTH, DOWNLOAD_SHORTENED ->
          () -> assertThat(browser.download(photo, "plain").body()).hasSize(half);
      case DOWNLOAD_TRUNCATED, DOWNLOAD_CUT ->
          () ->
              assertThatThrownBy(() -> browser.download(photo, "plain"))
                  .isInstanceOf(IOException.class);
      case DOWNLOAD_CORRUPTED ->
          () ->
              assertThat(browser.download(photo, "plain").body())
                  .hasSize((int) photo.files().get(0).sizeBytes())
                  .satisfies(body -> assertThat(SiteClient.sha256(body)).isNotEqualTo(hash(photo)));
      case DOWNLOAD_OTHER_ITEM ->
          () ->
              assertThat(SiteClient.sha256(browser.download(photo, "plain").body()))
                  .isNotEqualTo(hash(photo));
      default ->
          () -> {
            String url = browser.downloadAnswer(photo, "plain").get("url").asString();
            assertThat(browser.answersSoon(url)).isFalse();
          };
    };
  }

  @Test
  void aShortZipIsSeenToBeShortAlthoughItsLengthIsNotAnnounced() throws Exception {
    browser.signIn();
    simulator.faults().on(Fault.DOWNLOAD_TRUNCATED);
    assertThatThrownBy(() -> browser.download(live, "plain")).isInstanceOf(IOException.class);
  }

  @Test
  void anotherItemIsTheNextOlderOneAlsoInTheArchive() throws Exception {
    browser.signIn();
    simulator.faults().on(Fault.DOWNLOAD_OTHER_ITEM);
    List<SimulatedItem> all = simulator.library().items();
    for (int i = 0; i < all.size() - 1; i++) {
      SimulatedItem next = all.get(i + 1);
      if (all.get(i).archived() && all.get(i).isDownloadable() && !next.livePhoto()) {
        String place = "?place=ARCHIVE&via=key&version=plain&key=" + all.get(i).key();
        JsonNode answer = json(browser.post(DATA + "download" + place).body());
        byte[] body = browser.bytes(answer.get("url").asString()).body();
        assertThat(next.files())
            .extracting(file -> file.sha256())
            .contains(SiteClient.sha256(body));
      }
    }
    assertThat(simulator.faults().fired(Fault.DOWNLOAD_OTHER_ITEM)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void everySignInScreenIsAPageThatLeadsOnExceptTheRejection(SignInScreen screen) throws Exception {
    simulator.faults().on(Fault.SIGN_IN_SCREEN, FaultScope.next(1).withScreen(screen));
    String address = browser.location(browser.location(PHOTOS + "/login"));
    assertThat(address).contains(screen.path() + "?continue=");
    String page = browser.get(address).body();
    assertThat(page).contains("<h1>", "?continue=https%3A%2F%2Fphotos.google.com");
    if (screen == SignInScreen.REJECTED) {
      assertThat(page).doesNotContain("/sim-signin");
    }
  }

  private void cookiesAreNotRotated() throws Exception {
    assertThat(library()).contains("\"rotateAlways\":true");
    String rotate = "https://accounts.google.com/RotateCookiesPage?origin=" + PHOTOS;
    assertThat(browser.get(rotate).statusCode()).isEqualTo(401);
    assertThat(browser.location(PHOTOS + "/")).contains("/photos/about");
  }

  private void consentIsAskedOnce() throws Exception {
    String address = browser.location(PHOTOS + "/");
    assertThat(address).startsWith("https://consent.google.com/");
    assertThat(browser.get(address).body()).contains("Reject all");
    browser.get("https://consent.google.com/save?continue=" + PHOTOS + "/");
    simulator.faults().on(Fault.CONSENT_PAGE);
    assertThat(browser.get(PHOTOS + "/").statusCode()).isEqualTo(200);
  }

  private void armed(Fault fault) throws Exception {
    assertThat(pageOf(photo).body()).contains("\"armed\":[\"" + fault + "\"]");
    assertThat(about("shown").get("armed").get(0).asString()).isEqualTo(fault.name());
    assertThat(simulator.faults().fired(fault)).isZero();
    assertThat(about("mishap?fault=" + fault).get("happens").asBoolean()).isTrue();
    assertThat(about("mishap?fault=" + fault).get("happens").asBoolean()).isFalse();
  }

  private void aStrayDownloadComesFirst() throws Exception {
    String stray = browser.downloadAnswer(photo, "plain").get("stray").asString();
    assertThat(disposition(browser.bytes(stray))).contains("\"downloads.html\"");
  }

  private void theZipUnpacksToFarMoreThanItsSize() throws Exception {
    long unpacked = 0;
    try (InputStream body = browser.open(live, "plain").body();
        ZipInputStream zip = new ZipInputStream(body)) {
      byte[] buffer = new byte[1 << 16];
      for (ZipEntry entry = zip.getNextEntry(); unpacked == 0 && entry != null; ) {
        if (entry.getName().equals("IMG_0000.JPG")) {
          for (int i = 0; i < 1000; i++) {
            unpacked += zip.read(buffer);
          }
        } else {
          entry = zip.getNextEntry();
        }
      }
    }
    assertThat(unpacked).isGreaterThan(10_000_000);
  }

  private SimulatedItem first(Predicate<SimulatedItem> wanted) {
    return simulator.library().grid().stream().filter(wanted).findFirst().orElseThrow();
  }

  private String library() throws Exception {
    return browser.get(PHOTOS + "/").body();
  }

  private HttpResponse<String> limit() throws Exception {
    HttpResponse<String> answer = browser.get(PHOTOS + "/");
    assertThat(answer.statusCode()).isEqualTo(429);
    return answer;
  }

  /** Under {@code /u/0}, where no page moves by itself. */
  private HttpResponse<String> pageOf(SimulatedItem item) throws Exception {
    return browser.get(PHOTOS + "/u/0/photo/" + item.key());
  }

  private int statusOf(String what) throws Exception {
    return browser.get(DATA + what + "place=LIBRARY").statusCode();
  }

  private List<JsonNode> listing() throws Exception {
    List<JsonNode> items = new ArrayList<>();
    json(browser.get(DATA + "listing?place=LIBRARY").body()).get("items").forEach(items::add);
    return items;
  }

  private JsonNode about(String what) throws Exception {
    String separator = what.contains("?") ? "&" : "?";
    return json(browser.post(DATA + what + separator + query(photo)).body());
  }

  private HttpResponse<String> askFor(SimulatedItem item) throws Exception {
    return browser.post(DATA + "download?" + query(item));
  }

  private static String query(SimulatedItem item) {
    return "place=LIBRARY&via=key&version=plain&key=" + item.key();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static String disposition(HttpResponse<?> answer) {
    return answer.headers().firstValue("content-disposition").orElse("");
  }

  private static String hash(SimulatedItem item) {
    return item.files().get(0).sha256();
  }

  /** The names of the entries that can be read whole. */
  private static List<String> entryNames(byte[] body) {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        zip.readAllBytes();
        names.add(name);
      }
    } catch (IOException e) {
      return names; // the zip ends here
    }
    return names;
  }
}
