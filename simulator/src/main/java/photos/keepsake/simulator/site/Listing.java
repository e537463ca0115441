package photos.keepsake.simulator.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import photos.keepsake.simulator.truth.SimulatedItem;

/**
 * The items of one place at one moment, newest first. Parts of it are named by position marks that
 * stay good when items come and go: a mark is a time and a key, not a number.
 */
final class Listing {
  private final List<SimulatedItem> items;
  private final Function<SimulatedItem, String> keys;
  private final Function<SimulatedItem, Instant> order;
  private final Function<String, Optional<SimulatedItem>> finder;

  /**
   * A listing.
   *
   * @param items sorted by {@code order} backwards, equal ones by library key
   * @param keys what each item is called in this place
   * @param finder finds an item of the library by any of its keys
   */
  Listing(
      List<SimulatedItem> items,
      Function<SimulatedItem, String> keys,
      Function<SimulatedItem, Instant> order,
      Function<String, Optional<SimulatedItem>> finder) {
    this.items = items;
    this.keys = keys;
    this.order = order;
    this.finder = finder;
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
    return finder
        .apply(key)
        .filter(item -> keys.apply(item).equals(key))
        .map(this::positionOf)
        .orElse(-1);
  }

  private int positionOf(SimulatedItem item) {
    int position = positionAt(order.apply(item).toEpochMilli(), item.key());
    boolean here = position < items.size() && items.get(position).key().equals(item.key());
    return here ? position : -1;
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
    return positionAt(time, mark.substring(comma + 1));
  }

  private int positionAt(long time, String key) {
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
