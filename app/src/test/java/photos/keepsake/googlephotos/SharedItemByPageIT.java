package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.Source;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import photos.keepsake.simulator.control.Fault;

/** Items of shared albums, listed by calls and fetched by page. */
@Timeout(180)
class SharedItemByPageIT {
  private static final int ITEMS = 40;

  @TempDir private Path folder;

  @Test
  void itemIsFetchedInItsSharedAlbumOrReportedWhenCallsForDownloadsAreRefused() {
    List<String> notes = new ArrayList<>();
    try (Simulator simulator = Simulator.start(SimulatorOptions.ofItems(ITEMS, 3));
        SignedInChrome chrome = SignedInChrome.start(simulator, folder.resolve("profile"))) {
      chrome.downloadInto(folder);
      try (PhotoLibrary library =
          TestLibrary.open(
              chrome, new SiteOptions(RoadChoice.AUTO, 1), WalkMemory.none(), notes::add)) {
        List<ItemRef> items = TestLibrary.listAll(library);
        assertThat(notes).isEmpty();
        simulator.faults().on(Fault.RPC_DOWNLOAD_REFUSED);
        assertThat(TestLibrary.fetch(library, List.of(own(simulator, items))))
            .singleElement()
            .isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(notes).singleElement().asString().startsWith("took the page road for download");
        assertThat(TestLibrary.fetch(library, List.of(ofAnother(items))))
            .singleElement()
            .isInstanceOfSatisfying(
                FetchOutcome.Failed.class,
                failed -> assertThat(failed.failure().reason()).isNotBlank());
      }
    }
  }

  /** An item of an album that the simulator has pages for. */
  private static ItemRef own(Simulator simulator, List<ItemRef> items) {
    Set<String> shares =
        simulator.library().albums().stream()
            .flatMap(album -> album.share().stream())
            .map(share -> "/share/" + share.token() + "/")
            .collect(Collectors.toSet());
    Set<Optional<DedupKey>> library = inLibrary(items);
    return items.stream()
        .filter(item -> shares.stream().anyMatch(address(item)::startsWith))
        .filter(item -> library.contains(item.dedupKey()))
        .findFirst()
        .orElseThrow();
  }

  private static ItemRef ofAnother(List<ItemRef> items) {
    Set<Optional<DedupKey>> library = inLibrary(items);
    return items.stream()
        .filter(item -> address(item).startsWith("/share/"))
        .filter(item -> !library.contains(item.dedupKey()))
        .findFirst()
        .orElseThrow();
  }

  private static String address(ItemRef item) {
    return item.metadata().address().orElseThrow().getPath();
  }

  private static Set<Optional<DedupKey>> inLibrary(List<ItemRef> items) {
    return items.stream()
        .filter(item -> item.source() != Source.ALBUM)
        .map(ItemRef::dedupKey)
        .collect(Collectors.toSet());
  }
}
