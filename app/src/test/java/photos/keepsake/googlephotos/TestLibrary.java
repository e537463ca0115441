package photos.keepsake.googlephotos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.PhotoLibrary;

/** Opens libraries on the simulator, and goes through them. */
final class TestLibrary {
  private TestLibrary() {}

  static PhotoLibrary open(SignedInChrome chrome, SiteOptions options) {
    return open(chrome, options, WalkMemory.none(), note -> {});
  }

  static PhotoLibrary open(
      SignedInChrome chrome, SiteOptions options, WalkMemory memory, Consumer<String> notes) {
    return new GooglePhotosLibrary(
        chrome.chrome(),
        options,
        memory,
        notes,
        new HurriedClock(),
        time -> Thread.sleep(time.toMillis() / HurriedClock.TIMES));
  }

  static List<ItemRef> listAll(PhotoLibrary library) {
    Page page = library.list(Optional.empty());
    List<ItemRef> items = new ArrayList<>(page.items());
    while (page.next().isPresent()) {
      page = library.list(page.next());
      items.addAll(page.items());
    }
    return items;
  }

  static List<FetchOutcome> fetch(PhotoLibrary library, List<ItemRef> items) {
    List<FetchOutcome> outcomes = new ArrayList<>();
    library.fetch(items, outcomes::add);
    return outcomes;
  }
}
