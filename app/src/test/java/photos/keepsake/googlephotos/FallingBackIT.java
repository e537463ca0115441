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
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;
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
