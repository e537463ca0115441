package photos.keepsake.simulator.cloud;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import photos.keepsake.simulator.truth.SimulatedItem;

/**
 * What must be looked up in a library as it was at one moment: the few items that are known by more
 * than their keys. Made in one pass, without reading a file.
 */
final class Index {
  private final List<SimulatedItem> items;
  private final Map<String, SimulatedItem> coverByGroup = new HashMap<>();
  private final Map<String, SimulatedItem> twins = new HashMap<>();
  private final Map<String, SimulatedItem> bySecondKey = new HashMap<>();
  private Optional<List<SimulatedItem>> recent = Optional.empty();

  Index(
      List<SimulatedItem> items,
      RawGroups groups,
      Function<SimulatedItem, Optional<String>> second) {
    this.items = items;
    for (SimulatedItem item : items) {
      second.apply(item).ifPresent(key -> bySecondKey.put(key, item));
      Optional<String> group = RawGroups.idOf(item).filter(id -> !coverByGroup.containsKey(id));
      if (group.isPresent()) {
        coverByGroup.put(group.get(), item);
        SimulatedItem twin = groups.twin(item, group.get());
        twins.put(twin.key(), twin);
      }
    }
  }

  /** Whether it still tells of this library. */
  boolean isOf(List<SimulatedItem> now) {
    return items == now;
  }

  Optional<SimulatedItem> coverOf(String groupId) {
    return Optional.ofNullable(coverByGroup.get(groupId));
  }

  Optional<SimulatedItem> twin(String key) {
    return Optional.ofNullable(twins.get(key));
  }

  Optional<SimulatedItem> bySecondKey(String key) {
    return Optional.ofNullable(bySecondKey.get(key));
  }

  /** All items, last uploaded first. */
  synchronized List<SimulatedItem> recent() {
    if (recent.isEmpty()) {
      recent = Optional.of(items.stream().sorted(lastFirst(SimulatedItem::createdAt)).toList());
    }
    return recent.get();
  }

  static Comparator<SimulatedItem> lastFirst(Function<SimulatedItem, Instant> order) {
    return Comparator.comparing(order).reversed().thenComparing(SimulatedItem::key);
  }
}
