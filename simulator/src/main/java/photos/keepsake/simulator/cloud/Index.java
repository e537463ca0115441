package photos.keepsake.simulator.cloud;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.simulator.truth.ItemList;
import photos.keepsake.simulator.truth.SimulatedItem;

/**
 * What must be looked up in a library as it was at one moment: the few items that are known by more
 * than their keys. Made in one pass, without reading a file.
 */
final class Index {
  private final ItemList items;
  private final Map<String, SimulatedItem> coverByGroup = new HashMap<>();
  private final Map<String, SimulatedItem> byFurtherKey = new HashMap<>();

  /** An index of these items, as {@code cloud} knows them. */
  Index(ItemList items, Cloud cloud, RawGroups groups) {
    this.items = items;
    for (SimulatedItem item : items) {
      cloud.secondKey(item).ifPresent(key -> byFurtherKey.put(key, item));
      cloud.reencode(item).ifPresent(smaller -> byFurtherKey.put(smaller.key(), smaller));
      Optional<String> group = RawGroups.idOf(item).filter(id -> !coverByGroup.containsKey(id));
      if (group.isPresent()) {
        coverByGroup.put(group.get(), item);
        SimulatedItem twin = groups.twin(item, group.get());
        byFurtherKey.put(twin.key(), twin);
      }
    }
  }

  /** Whether it still tells of this library. */
  boolean isOf(ItemList now) {
    return items.is(now);
  }

  Optional<SimulatedItem> coverOf(String groupId) {
    return Optional.ofNullable(coverByGroup.get(groupId));
  }

  /** By the second key of an item, or that of a RAW or of a smaller encoding. */
  Optional<SimulatedItem> byFurtherKey(String key) {
    return Optional.ofNullable(byFurtherKey.get(key));
  }
}
