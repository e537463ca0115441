package photos.keepsake.googlephotos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import photos.keepsake.googlephotos.rpc.FileFacts;
import photos.keepsake.library.ItemId;

/**
 * The names and sizes of some neighbouring items, asked for all at once when the first of them is
 * needed. Safe for several threads: one asks, the others wait for what it gets.
 */
final class FactsPage {
  private final List<ItemId> ids;
  private Optional<Map<ItemId, FileFacts>> facts = Optional.empty();

  /** About these items, at most as many as one call can ask about. */
  FactsPage(List<ItemId> ids) {
    this.ids = List.copyOf(ids);
  }

  /**
   * What is known of them; items without an answer are missing.
   *
   * @param ask gives nothing when there was no answer, and is asked again next time
   */
  synchronized Map<ItemId, FileFacts> get(
      Function<List<ItemId>, Optional<Map<ItemId, FileFacts>>> ask) {
    if (facts.isEmpty()) {
      facts = ask.apply(ids);
    }
    return facts.orElse(Map.of());
  }
}
