package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Upload;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.FaultScope;
import photos.keepsake.simulator.truth.LibraryOptions;

/** What becomes of a run when the site no longer answers calls as it did. */
@Timeout(120)
class FallingBackIT {
  private static final int ITEMS = 4;

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static SignedInChrome chrome;

  private final List<String> notes = new ArrayList<>();
  private PhotoLibrary library;

  @BeforeAll
  static void startBoth() {
    simulator =
        Simulator.start(
            SimulatorOptions.ofItems(ITEMS, 5)
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
    library = open(RoadChoice.AUTO);
  }

  private PhotoLibrary open(RoadChoice road) {
    return TestLibrary.open(chrome, new SiteOptions(road, 2), WalkMemory.none(), notes::add);
  }

  @AfterEach
  void close() {
    library.close();
    simulator.faults().allOff();
  }

  private void assertListsEverything() {
    assertThat(TestLibrary.listAll(library))
        .extracting(ItemRef::id)
        .containsExactlyInAnyOrderElementsOf(
            simulator.library().items().stream().map(item -> new ItemId(item.key())).toList());
  }

  private void assertFetches(List<ItemRef> items) {
    assertThat(TestLibrary.fetch(library, items))
        .hasSameSizeAs(items)
        .hasOnlyElementsOfType(FetchOutcome.Fetched.class);
  }

  @Test
  void listingThatIsRefusedGoesByPageAndFetchingStillByCalls() {
    simulator.faults().on(Fault.RPC_LISTING_REFUSED);
    assertListsEverything();
    assertThat(notes)
        .containsExactly("took the page road for listing: lcxiM is refused with code 3");
    long asked = simulator.counters().get("rpc:VrseUb");
    assertFetches(TestLibrary.listAll(library).subList(0, 2));
    assertThat(simulator.counters().get("rpc:VrseUb")).isGreaterThan(asked);
    assertThat(notes).hasSize(1);
  }

  @Test
  void rowsWhosePositionsMovedMakeTheListingGoByPage() {
    simulator.faults().on(Fault.RPC_POSITIONS_SHIFTED);
    assertListsEverything();
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("took the page road for listing: lcxiM[0][0]");
  }

  @Test
  void downloadsThatAreRefusedGoByPage() {
    simulator.faults().on(Fault.RPC_DOWNLOAD_REFUSED);
    assertFetches(TestLibrary.listAll(library));
    assertThat(notes).singleElement().asString().contains("downloading: VrseUb is refused");
  }

  /** Goal: whatever becomes of the calls, the pages still give the library. */
  @ParameterizedTest
  @EnumSource(
      names = {"RPC_SIGNED_OUT_403", "RPC_TOKEN_EXPIRED", "RPC_EMPTY_BODY", "RPC_UNKNOWN_SHAPE"})
  void callsThatNeverAnswerAsTheyDidMakeAllGoByPage(Fault fault) {
    simulator.faults().on(fault);
    assertListsEverything();
    assertFetches(TestLibrary.listAll(library).subList(0, 1));
    assertThat(notes).hasSize(2);
    assertThat(notes.get(0)).startsWith("took the page road for listing: lcxiM");
    assertThat(notes.get(1)).startsWith("took the page road for downloading: VrseUb");
  }

  @Test
  void albumsThatAreRefusedAreDoneWithoutAndTheLibraryStillComesByCalls() {
    simulator.faults().on(Fault.RPC_CALL_REFUSED, FaultScope.item("Z5xsfc"));
    assertListsEverything();
    assertThat(notes).containsExactly("went without albums: Z5xsfc is refused with code 3");
    assertThat(simulator.counters().get("rpc:rJ0tlb")).isPositive();
  }

  @Test
  void countsOfTheSiteThatAreOffAreANote() {
    simulator.faults().on(Fault.RPC_TOTAL_WRONG);
    assertListsEverything();
    assertThat(notes).singleElement().asString().startsWith("Google counts 15 photos");
  }

  @Test
  void downloadsWhosePositionsMovedGoByPage() {
    simulator.faults().on(Fault.RPC_POSITIONS_SHIFTED, FaultScope.item("VrseUb"));
    assertFetches(TestLibrary.listAll(library).subList(0, 1));
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("took the page road for downloading: VrseUb");
  }

  @Test
  void requestForPatienceEndsTheRunForNowAndTakesNoOtherRoad() {
    simulator.faults().on(Fault.RPC_RATE_LIMITED);
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> library.list(Optional.empty()))
        .satisfies(f -> assertThat(f.reason()).isEqualTo(RunFailure.Reason.TEMPORARY));
    assertThat(notes).isEmpty();
  }

  @Test
  void siteTellsWhatItKnowsByHashAndHowMuchItHolds() {
    GooglePhotosLibrary site = (GooglePhotosLibrary) library;
    List<Sha1> uploaded =
        TestLibrary.listAll(library).stream()
            .flatMap(item -> item.dedupKey().flatMap(DedupKey::sha1).stream())
            .toList();
    List<Sha1> asked = new ArrayList<>(uploaded);
    asked.add(new Sha1("0".repeat(40)));
    assertThat(uploaded).isNotEmpty();
    assertThat(site.uploads(asked))
        .extracting(Upload::sha1)
        .containsExactlyInAnyOrderElementsOf(uploaded);
    assertThat(site.usedBytes().orElseThrow()).isPositive();
    assertThat(notes).isEmpty();
  }

  @Test
  void withoutAnotherRoadTheSiteHasChanged() {
    try (PhotoLibrary strict = open(RoadChoice.RPC)) {
      simulator.faults().on(Fault.RPC_ID_REFUSED, FaultScope.item("lcxiM"));
      assertThatExceptionOfType(RunFailure.class)
          .isThrownBy(() -> strict.list(Optional.empty()))
          .satisfies(f -> assertThat(f.reason()).isEqualTo(RunFailure.Reason.SITE_CHANGED));
    }
  }

  @Test
  void addressThatExpiredIsAskedForAnew() {
    List<ItemRef> items = TestLibrary.listAll(library);
    long asked = simulator.counters().get("rpc:VrseUb");
    simulator.faults().on(Fault.DOWNLOAD_403_EXPIRED, FaultScope.next(1));
    assertFetches(items.subList(0, 2));
    assertThat(simulator.counters().get("rpc:VrseUb")).isEqualTo(asked + 3);
    assertThat(notes).isEmpty();
  }

  @Test
  void otherAccountInTheMiddleOfARunEndsIt() {
    assertListsEverything();
    simulator.faults().on(Fault.ACCOUNT_SWITCHED);
    simulator.faults().on(Fault.RPC_SIGNED_OUT_PAGE, FaultScope.next(1));
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> library.list(Optional.empty()))
        .satisfies(f -> assertThat(f.reason()).isEqualTo(RunFailure.Reason.OTHER_ACCOUNT));
  }
}
