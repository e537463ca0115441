package photos.keepsake.googlephotos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.PhotoLibraryContract;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.FaultScope;
import photos.keepsake.simulator.truth.LibraryOptions;
import photos.keepsake.simulator.truth.SimulatedItem;
import photos.keepsake.simulator.truth.Undownloadable;

/** What the engine expects of every library, held by one of the roads on the simulator. */
abstract class RoadContract extends PhotoLibraryContract {
  private static final int ITEMS = 12;
  private static final int TABS = 2;

  @TempDir private static Path folder;

  private static Simulator simulator;
  private static SignedInChrome chrome;
  private static Truth truth;
  private Path staging;

  @BeforeAll
  static void startBoth() {
    simulator =
        Simulator.start(
            SimulatorOptions.ofItems(ITEMS, 11)
                .withMix(LibraryOptions.Mix.PLAIN)
                .withPanelDelay(Optional.of(Duration.ZERO)));
    chrome = SignedInChrome.start(simulator, folder.resolve("profile"));
    truth = spoilTwo(simulator);
  }

  private static Truth spoilTwo(Simulator simulator) {
    SimulatedItem film =
        simulator.library().items().stream()
            .filter(item -> item.kind().isVideo())
            .findFirst()
            .orElseThrow();
    simulator.library().remove(film.key());
    simulator.library().add(film.withUnready(Undownloadable.READY_SOON_TEXT));
    SimulatedItem broken =
        simulator.library().items().stream()
            .filter(item -> !item.kind().isVideo())
            .skip(3)
            .findFirst()
            .orElseThrow();
    simulator.faults().on(Fault.DOWNLOAD_404, FaultScope.item(broken.key()));
    return new Truth(
        simulator.library().items().stream()
            .map(item -> new ItemId(item.key()))
            .collect(Collectors.toSet()),
        new ItemId(film.key()),
        new ItemId(broken.key()));
  }

  @AfterAll
  static void stopBoth() {
    chrome.close();
    simulator.close();
  }

  /** The road under test. */
  abstract RoadChoice road();

  @Override
  protected PhotoLibrary open() {
    chrome.signIn();
    staging = chrome.downloadInto(folder);
    return TestLibrary.open(chrome, new SiteOptions(road(), TABS));
  }

  @Override
  protected PhotoLibrary openSignedOut() {
    PhotoLibrary library = open();
    simulator.signOutAll();
    return library;
  }

  @Override
  protected Path staging() {
    return staging;
  }

  @Override
  protected Truth truth() {
    return truth;
  }
}
