package photos.keepsake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.FaultScope;
import photos.keepsake.simulator.truth.LibraryOptions.Mix;
import photos.keepsake.simulator.truth.NameQuirk;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;

/** The pages in a real browser, which does, step by step, what others' clients do. */
class PeersStepsIT {
  private static final String PHOTOS = "https://photos.google.com";
  private static final int RIGHT = 39;
  private static final int END = 35;
  private static final String SHOWN =
      "[...document.querySelectorAll('c-wiz[data-media-key*=\"' + "
          + "location.pathname.split('/').pop() + '\"]')]"
          + ".filter(x => getComputedStyle(x).visibility != 'hidden')";
  private static final String MENU =
      "[...document.querySelectorAll('[aria-label=\"More options\"]')].pop()";

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static TestBrowser browser;

  private TestTab tab;

  @BeforeAll
  static void startBoth() throws Exception {
    simulator = Simulator.start(SimulatorOptions.ofItems(60, 11));
    browser = TestBrowser.start(simulator, folder.resolve("profile"));
  }

  @AfterAll
  static void stopBoth() {
    browser.close();
    simulator.close();
  }

  @BeforeEach
  void openTab() throws Exception {
    tab = browser.newTab();
  }

  @AfterEach
  void closeTab() throws Exception {
    simulator.faults().allOff();
    tab.close();
  }

  private static SimulatedItem item(Predicate<SimulatedItem> wanted) {
    return simulator.library().grid().stream().filter(wanted).findFirst().orElseThrow();
  }

  private static boolean ordinary(SimulatedItem item) {
    return item.isDownloadable() && !item.kind().isVideo() && !item.livePhoto() && !item.edited();
  }

  /** An ordinary photo in the middle of the grid. */
  private static SimulatedItem middle() {
    List<SimulatedItem> half = simulator.library().grid().subList(15, 40);
    return half.stream().filter(PeersStepsIT::ordinary).findFirst().orElseThrow();
  }

  private static String keyAfter(SimulatedItem item, int older) {
    List<SimulatedItem> grid = simulator.library().grid();
    return grid.get(grid.indexOf(item) + older).key();
  }

  /** Under {@code /u/0}, where no page moves by itself. */
  private void view(SimulatedItem item) throws Exception {
    tab.open(PHOTOS + "/u/0/photo/" + item.key());
    tab.until(SHOWN + ".length === 1");
  }

  private void viewLongEnoughForKeys(SimulatedItem item) throws Exception {
    view(item);
    tab.until("performance.now() > 2000");
  }

  private String suggestedName() throws Exception {
    return browser
        .event("Browser.downloadWillBegin", p -> p.get("frameId").asString().equals(tab.frame()))
        .get("suggestedFilename")
        .asString();
  }

  @Test
  void arrowRightFocusesTheFirstTileAndEnterOpensIt() throws Exception {
    tab.open(PHOTOS + "/");
    String first = simulator.library().grid().get(0).key();
    for (int tries = 0; tries < 20 && focusedHref().isEmpty(); tries++) {
      tab.press("ArrowRight", RIGHT);
      Thread.sleep(500);
    }
    assertThat(focusedHref()).isEqualTo("./photo/" + first);
    assertThat(tab.text("document.activeElement.href")).isEqualTo(PHOTOS + "/photo/" + first);
    tab.pressEnter();
    tab.until("location.pathname === '/photo/" + first + "'");
  }

  private String focusedHref() throws Exception {
    return tab.text("document.activeElement?.getAttribute('href') ?? ''");
  }

  @Test
  void theMenuIsThereTenMillisecondsAfterTheClick() throws Exception {
    view(item(SimulatedItem::edited));
    tab.see(MENU + "?.click()");
    Thread.sleep(10);
    assertThat(tab.sees("!!document.querySelector('[aria-label=\"Download original\"]')")).isTrue();
  }

  @Test
  void enterOnTheMenusEntryBeginsTheDownload() throws Exception {
    SimulatedItem photo = item(PeersStepsIT::ordinary);
    view(photo);
    tab.see(MENU + "?.click()");
    Thread.sleep(10);
    tab.see("document.querySelector('[aria-label=\"Download - Shift+D\"]').focus()");
    assertThat(tab.text("document.activeElement.tagName")).isEqualTo("LI");
    tab.pressEnter();
    assertThat(suggestedName()).isEqualTo(photo.files().get(0).sentName());
  }

  @Test
  void onlyTheOpenItemIsAVisibleViewer() throws Exception {
    viewLongEnoughForKeys(middle());
    tab.press("ArrowRight", RIGHT);
    tab.until("location.pathname.endsWith('/photo/" + keyAfter(middle(), 1) + "')");
    assertThat(tab.see(SHOWN + ".length").asInt()).isEqualTo(1);
    assertThat(tab.sees("document.querySelectorAll('c-wiz[data-media-key]').length > 1")).isTrue();
  }

  @Test
  void goingBackToAViewerThatWasLoadedShowsIt() throws Exception {
    viewLongEnoughForKeys(middle());
    tab.press("ArrowRight", RIGHT);
    tab.until("location.pathname.endsWith('/photo/" + keyAfter(middle(), 1) + "')");
    tab.see("history.back()");
    tab.until("location.pathname.endsWith('/photo/" + middle().key() + "')");
    tab.until(SHOWN + ".length === 1");
    assertThat(tab.sees("!!document.querySelector('.tile')")).isFalse();
  }

  @Test
  void whoPressesAgainBeforeTheLateTurnSkipsAnItem() throws Exception {
    viewLongEnoughForKeys(middle());
    simulator.faults().on(Fault.TURN_LATE, FaultScope.next(1));
    view(middle());
    tab.until("performance.now() > 1000");
    tab.press("ArrowRight", RIGHT);
    Thread.sleep(300);
    assertThat(tab.text("location.pathname")).endsWith(middle().key());
    tab.press("ArrowRight", RIGHT);
    tab.until("location.pathname.endsWith('/photo/" + keyAfter(middle(), 2) + "')");
    assertThat(simulator.faults().fired(Fault.TURN_LATE)).isEqualTo(1);
  }

  @Test
  void openInfoOpensThePanelOfItsOwnTabWhateverAnotherTabDid() throws Exception {
    TestTab other = browser.newTab();
    view(middle());
    tab.see("localStorage.setItem('infoPanel', 'closed')");
    view(middle());
    other.open(PHOTOS + "/u/0/photo/" + keyAfter(middle(), 1));
    for (TestTab one : List.of(tab, other)) {
      String open = "document.querySelector('[data-p] [aria-label=\"Open info\"]')";
      one.until(open);
      one.see("(" + open + ".querySelector('button') || " + open + ").click()");
      if (!one.sees("!!document.querySelector('.panel')")) {
        one.see(open + ".click()"); // the first click may do nothing
      }
      one.until("document.querySelector('[data-p] [aria-label^=\"Filename:\"]')");
    }
    tab.see("localStorage.setItem('infoPanel', 'closed')");
    other.close();
  }

  @Test
  void aVideoThatWillBeReadySoonSaysSoLongBeforeItsPanelIsFilled() throws Exception {
    tab.open(PHOTOS + "/albums");
    tab.see("localStorage.setItem('infoPanel', 'open')");
    view(item(one -> one.unready() == Undownloadable.READY_SOON_TEXT));
    tab.until(SHOWN + "[0]?.textContent.indexOf('Your video will be ready soon') >= 0");
    Thread.sleep(3000);
    assertThat(tab.sees("!!document.querySelector('[aria-label^=\"Filename:\"]')")).isFalse();
    tab.see("localStorage.setItem('infoPanel', 'closed')");
  }

  @Test
  void shiftDDownloadsUnderTheNameThatThePanelShowsEncoded() throws Exception {
    SimulatedItem encoded = item(one -> one.quirk() == NameQuirk.URL_ENCODED);
    viewLongEnoughForKeys(encoded);
    tab.pressShiftD();
    assertThat(suggestedName()).isEqualTo("IMG_20141114_125316%3Anopm%3A.jpg");
  }

  @Test
  void chromeSuggestsTheNameThatIsSentAndCallsTheNamelessDownload() throws Exception {
    for (NameQuirk quirk : NameQuirk.values()) {
      SimulatedItem odd = item(one -> one.quirk() == quirk && ordinary(one));
      tab.close();
      tab = browser.newTab();
      view(odd);
      tab.see(MENU + "?.click()");
      tab.see("document.querySelector('[aria-label=\"Download - Shift+D\"]').click()");
      assertThat(suggestedName()).as(odd.fileName()).isEqualTo(suggestedFor(odd));
    }
  }

  private static String suggestedFor(SimulatedItem item) {
    String sent = item.files().get(0).sentName();
    // Chrome writes _ for the invisible joiner between two emoji.
    return item.quirk() == NameQuirk.EMPTY ? "download" : sent.replace('\u200D', '_');
  }

  @Test
  void keysAndClicksAreSwallowedAsOftenAsTheirFaultsSayAndCounted() throws Exception {
    simulator.faults().on(Fault.KEY_LOST, FaultScope.next(1));
    simulator.faults().on(Fault.SHIFT_D_LOST, FaultScope.next(1));
    simulator.faults().on(Fault.MENU_LOST, FaultScope.next(1));
    viewLongEnoughForKeys(middle());
    assertThat(simulator.faults().fired(Fault.KEY_LOST)).isZero();
    tab.press("ArrowRight", RIGHT);
    tab.pressShiftD();
    tab.see(MENU + "?.click()");
    Thread.sleep(300);
    assertThat(tab.text("location.pathname")).endsWith(middle().key());
    assertThat(tab.sees("!!document.querySelector('[role=menu]')")).isFalse();
    for (Fault fault : List.of(Fault.KEY_LOST, Fault.SHIFT_D_LOST, Fault.MENU_LOST)) {
      assertThat(simulator.faults().fired(fault)).as(fault.name()).isEqualTo(1);
    }
    tab.see(MENU + "?.click()");
    assertThat(tab.sees("!!document.querySelector('[role=menu]')")).isTrue();
  }

  @Test
  void aTabThatHangsAnswersNothingAndLeavesTheOthersAlone() throws Exception {
    simulator.faults().on(Fault.TAB_HANGS, FaultScope.next(1));
    tab.call("Page.navigate", Map.of("url", PHOTOS + "/u/0/photo/" + middle().key()));
    Thread.sleep(3000);
    assertThat(tab.answers(Duration.ofSeconds(1))).isFalse();
    assertThat(simulator.faults().fired(Fault.TAB_HANGS)).isEqualTo(1);
    TestTab other = browser.newTab();
    other.open(PHOTOS + "/albums");
    assertThat(other.sees("document.querySelectorAll('.albums a').length > 0")).isTrue();
    other.close();
  }

  @Test
  void aDialogBlocksTheArrowsUntilItsButtonIsPressed() throws Exception {
    SimulatedItem unready = item(one -> one.unready() == Undownloadable.PROCESSING_DIALOG);
    viewLongEnoughForKeys(unready);
    tab.see(MENU + "?.click()");
    tab.see("document.querySelector('[aria-label=\"Download - Shift+D\"]').click()");
    String button =
        "document.querySelector('[aria-label=\"Video is still processing & can be downloaded"
            + " later\"] button')";
    tab.until(button);
    tab.press("ArrowRight", RIGHT);
    Thread.sleep(300);
    assertThat(tab.text("location.pathname")).endsWith(unready.key());
    tab.see(button + ".click()");
    assertThat(tab.sees(button + " === null")).isTrue();
  }

  @Test
  void endReachesTheOldestItemAndThenNothingChangesAnyMore() throws Exception {
    try (Simulator calm = Simulator.start(SimulatorOptions.ofItems(400, 3).withMix(Mix.PLAIN));
        TestBrowser calmBrowser = TestBrowser.start(calm, folder.resolve("calm"))) {
      TestTab grid = calmBrowser.newTab();
      grid.open(PHOTOS + "/");
      Thread.sleep(600);
      String before = "";
      String now = grid.screenshot();
      for (int tries = 0; tries < 20 && !before.equals(now); tries++) {
        grid.press("End", END);
        Thread.sleep(800);
        before = now;
        now = grid.screenshot();
      }
      assertThat(now).isEqualTo(before);
      List<SimulatedItem> items = calm.library().grid();
      assertThat(grid.text("document.activeElement.href"))
          .endsWith("/photo/" + items.get(items.size() - 1).key());
    }
  }

  @Test
  void partsOfTheGridThatAreFarAwayAreForgottenAndComeBackInTheSamePlace() throws Exception {
    try (Simulator calm = Simulator.start(SimulatorOptions.ofItems(3000, 3).withMix(Mix.PLAIN));
        TestBrowser calmBrowser = TestBrowser.start(calm, folder.resolve("far"))) {
      TestTab grid = calmBrowser.newTab();
      grid.open(PHOTOS + "/");
      String first = "document.querySelector('.tile a')?.getAttribute('href')";
      String newest = "./photo/" + calm.library().grid().get(0).key();
      grid.until(first + " === '" + newest + "'");
      String scroller = "document.querySelector('.scroller')";
      grid.see(scroller + ".scrollTo(0, 1e9)");
      grid.until(first + " !== undefined && " + first + " !== '" + newest + "'");
      long asked = calm.counters().get("listing_requests");
      grid.see(scroller + ".scrollTo(0, 0)");
      grid.until(first + " === '" + newest + "'");
      assertThat(calm.counters().get("listing_requests")).isGreaterThan(asked);
    }
  }

  @Test
  void cookiesRotateOnceForManyPages() throws Exception {
    for (int page = 0; page < 2; page++) {
      tab.open(PHOTOS + "/albums");
      tab.until("performance.now() > 1800");
    }
    assertThat(tab.see("document.querySelectorAll('iframe').length").asInt()).isZero();
    assertThat(tab.sees("Number(localStorage.getItem('rotated')) > 0")).isTrue();
  }
}
