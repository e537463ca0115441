package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.chrome.Tab;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchOutcome.Failed;
import photos.keepsake.library.FetchOutcome.Fetched;
import photos.keepsake.library.FetchOutcome.Unavailable;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.ItemRef;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.FaultScope;
import photos.keepsake.simulator.truth.LibraryOptions;

/** What becomes of items whose files do not come as they should, by the site's own calls. */
@Timeout(120)
class FetchingTroublesIT {
  private static final int ITEMS = 12;
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** Frames in which nothing may be downloaded, as a site could make its own. */
  private static final String FRAMES_WITHOUT_DOWNLOADS =
      """
      const create = Document.prototype.createElement;
      Document.prototype.createElement = function (name) {
        const made = create.call(this, name);
        if (name === 'iframe') made.sandbox = '';
        return made;
      };
      """;

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static SignedInChrome chrome;

  private final List<String> notes = new ArrayList<>();
  private boolean framesBringNothing;
  private RpcRoad road;
  private List<ItemRef> photos;
  private ItemRef video;

  @BeforeAll
  static void startBoth() {
    simulator =
        Simulator.start(
            SimulatorOptions.ofItems(ITEMS, 11)
                .withMix(LibraryOptions.Mix.PLAIN)
                .withPanelDelay(Optional.of(Duration.ZERO)));
    chrome = SignedInChrome.start(simulator, folder.resolve("profile"));
  }

  @AfterAll
  static void stopBoth() {
    chrome.close();
    simulator.close();
  }

  @BeforeEach
  void open() {
    chrome.downloadInto(folder);
    road =
        new RpcRoad(
            this::newTab,
            new SiteOptions(RoadChoice.RPC, 2),
            WalkMemory.none(),
            notes::add,
            new HurriedClock(),
            time -> Thread.sleep(time.toMillis() / HurriedClock.TIMES));
    List<ItemRef> items = road.list(Optional.empty()).items();
    photos = items.stream().filter(item -> item.kind() == ItemKind.PHOTO).toList();
    video = items.stream().filter(item -> item.kind() == ItemKind.VIDEO).findFirst().orElseThrow();
  }

  private Tab newTab() {
    Tab tab = chrome.chrome().newTab();
    if (framesBringNothing) {
      tab.send(
          "Page.addScriptToEvaluateOnNewDocument",
          Map.of("source", FRAMES_WITHOUT_DOWNLOADS),
          DEADLINE);
    }
    return tab;
  }

  @AfterEach
  void close() {
    road.close();
    simulator.faults().allOff();
  }

  private FetchOutcome fetch(ItemRef item) {
    return fetch(List.of(item)).get(0);
  }

  private List<FetchOutcome> fetch(List<ItemRef> items) {
    List<FetchOutcome> outcomes = new ArrayList<>();
    road.fetch(items, outcomes::add);
    return outcomes;
  }

  private FetchOutcome fetch(ItemRef item, Fault fault) {
    simulator.faults().on(fault, FaultScope.item(item.id().value()));
    return fetch(item);
  }

  private static void assertFails(FetchOutcome outcome, boolean temporarily, String reason) {
    assertThat(outcome).isInstanceOf(Failed.class);
    Failed failed = (Failed) outcome;
    assertThat(failed.failure().reason()).contains(reason);
    assertThat(failed.failure().isTemporary()).isEqualTo(temporarily);
  }

  private static FetchedFile theFile(FetchOutcome outcome) {
    assertThat(outcome).isInstanceOf(Fetched.class);
    return ((Fetched) outcome).files().get(0);
  }

  @Test
  void anAddressThatIsTooOldIsAskedForAgain() {
    simulator
        .faults()
        .on(Fault.DOWNLOAD_403_EXPIRED, FaultScope.next(1).forItem(photos.get(0).id().value()));

    assertThat(fetch(photos.get(0))).isInstanceOf(Fetched.class);
  }

  @Test
  void aFileThatIsRefusedUnderANewAddressTooIsAFailureThatLasts() {
    assertFails(
        fetch(photos.get(0), Fault.DOWNLOAD_403_EXPIRED), false, "also under a new address");
  }

  @Test
  void aVideoThatIsRefusedIsAFailureLikeAnyOther() {
    assertFails(fetch(video, Fault.DOWNLOAD_403_EXPIRED), false, "also under a new address");
  }

  @Test
  void aVideoThatIsNotThereMayNotBeReady() {
    assertThat(fetch(video, Fault.DOWNLOAD_404)).isInstanceOf(Unavailable.class);
  }

  @Test
  void aPhotoThatIsNotThereIsAFailureThatLasts() {
    assertFails(fetch(photos.get(0), Fault.DOWNLOAD_404), false, "404");
  }

  @Test
  void aPageInPlaceOfAFileMayPass() {
    assertFails(fetch(photos.get(0), Fault.DOWNLOAD_HTML_200), true, "a web page came");
  }

  @Test
  void aSignInInPlaceOfAFileIsNoSignOut() {
    assertThat(fetch(photos.get(0), Fault.DOWNLOAD_SIGN_IN_REDIRECT)).isInstanceOf(Failed.class);
    assertThat(fetch(photos.get(1))).isInstanceOf(Fetched.class);
  }

  @Test
  void aDownloadThatBreaksOffMayPass() {
    assertFails(fetch(photos.get(0), Fault.DOWNLOAD_TRUNCATED), true, "broke off");
  }

  @Test
  void aFileThatCameShortOrIsOfAnotherTypeComesWithWhatItShouldHaveBeen() throws IOException {
    FetchOutcome shortened = fetch(photos.get(0), Fault.DOWNLOAD_SHORTENED);
    FetchOutcome page = fetch(photos.get(1), Fault.DOWNLOAD_HTML_ATTACHMENT);

    assertThat(Files.size(theFile(shortened).path()))
        .isLessThan(((Fetched) shortened).info().sizeBytes().orElseThrow());
    assertThat(theFile(page).path()).content().startsWith("<!DOCTYPE html>");
    assertThat(((Fetched) page).info().name()).doesNotEndWith(".html");
  }

  @Test
  void aHostThatAsksForLessIsLeftAloneAndThenAskedAgain() {
    simulator.faults().on(Fault.DOWNLOAD_429, FaultScope.next(1));

    List<FetchOutcome> outcomes = fetch(photos.subList(0, 4));

    assertThat(outcomes).filteredOn(Failed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Fetched.class::isInstance).hasSize(3);
  }

  @Test
  void afterThreeFramesThatBringNothingFilesComeFromTheirAddresses() {
    framesBringNothing = true;
    long asked = simulator.counters().get("downloads_begun");

    assertThat(fetch(photos.subList(0, 5))).hasSize(5).allMatch(Fetched.class::isInstance);
    assertThat(simulator.counters().get("downloads_begun") - asked).isEqualTo(3 * 2 + 2);
  }

  @Test
  void detailsThatTheSiteNoLongerGivesAreOneNoteAndNoFailure() {
    simulator.faults().on(Fault.RPC_ID_REFUSED, FaultScope.item("fDcn4b"));

    List<FetchOutcome> outcomes = fetch(photos);

    assertThat(outcomes).allMatch(Fetched.class::isInstance);
    assertThat(notes).singleElement().asString().contains("fDcn4b");
  }

  @Test
  void whatTheSiteKnowsOfAnItemComesWithIt() {
    Fetched fetched = (Fetched) fetch(photos.get(0));

    assertThat(fetched.info().dedupKey()).isEqualTo(photos.get(0).dedupKey()).isPresent();
    assertThat(fetched.info().metadata().description()).isPresent();
    assertThat(fetched.info().metadata().people()).isPresent();
    assertThat(fetched.info().metadata().origin()).isPresent();
    assertThat(notes).isEmpty();
  }
}
