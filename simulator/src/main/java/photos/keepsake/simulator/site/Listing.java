package photos.keepsake.simulator.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import photos.keepsake.simulator.truth.SimulatedItem;

/**
 * The items of one place at one moment, newest first. Parts of it are named by position marks that
 * stay good when items come and go: a mark is a time and a key, not a number.
 */
final class Listing {
  private final List<SimulatedItem> items;
  private final Function<SimulatedItem, String> keys;
  private final Function<SimulatedItem, Instant> order;
  private final Map<String, Integer> positions;

  /**
   * A listing.
   *
   * @param items sorted by {@code order} backwards, equal ones by library key
   * @param keys what each item is called in this place
   */
  Listing(
      List<SimulatedItem> items,
      Function<SimulatedItem, String> keys,
      Function<SimulatedItem, Instant> order) {
    this.items = items;
    this.keys = keys;
    this.order = order;
    this.positions =
        IntStream.range(0, items.size())
            .boxed()
            .collect(Collectors.toMap(i -> keys.apply(items.get(i)), i -> i));
  }

  /** The order that a listing must have. */
  static Comparator<SimulatedItem> newestFirst(Function<SimulatedItem, Instant> order) {
    return Comparator.comparing(order).reversed().thenComparing(SimulatedItem::key);
  }

  int size() {
    return items.size();
  }

  SimulatedItem get(int position) {
    return items.get(position);
  }

  /** What the item is called in this place. */
  String keyOf(SimulatedItem item) {
    return keys.apply(item);
  }

  /** The position of a key of this place, or -1. */
  int positionOf(String key) {
    return positions.getOrDefault(key, -1);
  }

  /** The items from position {@code from} up to {@code to}, cut to what there is. */
  List<SimulatedItem> between(int from, int to) {
    int end = Math.min(items.size(), to);
    return items.subList(Math.max(0, Math.min(from, end)), end);
  }

  /** A mark for a position. */
  String markAt(int position) {
    SimulatedItem item = items.get(position);
    return order.apply(item).toEpochMilli() + "," + item.key();
  }

  /** The first position that is not before a mark; an empty mark is the beginning. */
  int positionAt(String mark) {
    if (mark.isEmpty()) {
      return 0;
    }
    int comma = mark.indexOf(',');
    long time = Long.parseLong(mark.substring(0, comma));
    String key = mark.substring(comma + 1);
    int low = 0;
    int high = items.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBefore(items.get(middle), time, key)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean isBefore(SimulatedItem item, long time, String key) {
    long own = order.apply(item).toEpochMilli();
    return own > time || (own == time && item.key().compareTo(key) < 0);
  }
}
