package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.AlbumPart;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;

/** What a run costs when nothing changed since the one before. */
@Timeout(120)
class QuietWalkIT {
  private static final int ITEMS = 300;
  private static final int POSTS_MAX = 10;

  @TempDir private Path folder;

  private final Memory memory = new Memory();

  /** Knows what was walked in this test. */
  private static final class Memory implements WalkMemory {
    private final Map<AlbumId, String> stamps = new HashMap<>();
    private boolean walked;

    @Override
    public boolean isFullWalkDue() {
      return !walked;
    }

    @Override
    public boolean hasItems() {
      return walked;
    }

    @Override
    public Optional<String> albumStamp(AlbumId album) {
      return Optional.ofNullable(stamps.get(album));
    }

    @Override
    public List<ItemRef> leftBehind() {
      return List.of();
    }

    @Override
    public void fullWalkDone() {
      walked = true;
    }
  }

  @Test
  void secondRunTakesFewPostsAndTellsDescriptionsOfWhatIsNew() {
    List<String> notes = new ArrayList<>();
    try (Simulator simulator = Simulator.start(SimulatorOptions.ofItems(ITEMS, 4));
        SignedInChrome chrome = SignedInChrome.start(simulator, folder.resolve("profile"));
        PhotoLibrary library =
            TestLibrary.open(chrome, new SiteOptions(RoadChoice.AUTO, 1), memory, notes::add)) {
      List<ItemRef> first = walk(library);
      assertThat(first).hasSizeGreaterThan(ITEMS - 1);
      assertThat(memory.stamps).isNotEmpty();
      long before = simulator.counters().get("rpc_posts");

      List<ItemRef> second = walk(library);

      assertThat(simulator.counters().get("rpc_posts") - before).isLessThanOrEqualTo(POSTS_MAX);
      assertThat(second)
          .filteredOn(item -> item.looks().sizeBytes().isPresent())
          .allMatch(item -> item.metadata().description().isPresent())
          .hasSizeGreaterThan(ITEMS / 2);
      assertThat(notes).isEmpty();
    }
  }

  /** As the engine does when it has everything. */
  private List<ItemRef> walk(PhotoLibrary library) {
    boolean quiet = memory.walked;
    Page page = library.list(Optional.empty());
    List<ItemRef> items = new ArrayList<>(learned(page));
    while (page.next().isPresent()) {
      page = library.list(quiet ? page.nextWhenKnown().or(page::next) : page.next());
      items.addAll(learned(page));
    }
    return items;
  }

  private List<ItemRef> learned(Page page) {
    page.albums().stream()
        .filter(AlbumPart::isLast)
        .forEach(part -> memory.stamps.put(part.album().id(), part.album().stamp()));
    return page.items();
  }
}
