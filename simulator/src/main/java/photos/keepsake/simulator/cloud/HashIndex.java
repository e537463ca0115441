package photos.keepsake.simulator.cloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;

/**
 * Finds items by the hash of what was uploaded. The first question reads every file that was not
 * hashed yet, on all cores.
 */
final class HashIndex {
  private Map<String, SimulatedItem> byHash = Map.of();
  private List<SimulatedItem> madeFrom = List.of();

  synchronized Optional<SimulatedItem> find(
      String sha1, List<SimulatedItem> items, Function<SimulatedItem, SimulatedFile> uploaded) {
    if (items != madeFrom) {
      Map<String, SimulatedItem> fresh = new ConcurrentHashMap<>();
      items.parallelStream().forEach(item -> fresh.putIfAbsent(uploaded.apply(item).sha1(), item));
      byHash = new HashMap<>(fresh);
      madeFrom = items;
    }
    return Optional.ofNullable(byHash.get(sha1));
  }
}
