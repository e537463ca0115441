package photos.keepsake.simulator.truth;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * All items that a library has or ever had, by number. Generated ones are thought up again when
 * they are asked for, so that they cost no memory; those that came later are kept. Safe for use by
 * several threads.
 */
final class ItemStore {
  /**
   * So many generated items are at hand; a library of no more of them is never thought up twice.
   */
  private static final int AT_HAND = 1 << 15;

  private final ItemGenerator generator;
  private final Sha1Memory hashes;
  private final AtomicReferenceArray<Numbered> atHand;
  private final Map<Integer, SimulatedItem> kept = new ConcurrentHashMap<>();
  private final AtomicInteger next;

  private record Numbered(int number, SimulatedItem item) {}

  ItemStore(ItemGenerator generator) {
    this.generator = generator;
    this.hashes = new Sha1Memory(generator.count());
    this.atHand = new AtomicReferenceArray<>(Math.max(1, Math.min(AT_HAND, generator.count())));
    this.next = new AtomicInteger(generator.count());
  }

  /** The item with this number, which must have been given out. */
  SimulatedItem get(int number) {
    return number < generator.count()
        ? generated(number)
        : Objects.requireNonNull(kept.get(number), "no such item");
  }

  /** A generated item that is looked at once, with all others: not worth being at hand. */
  SimulatedItem once(int number) {
    return generator.count() <= AT_HAND ? generated(number) : generator.item(number);
  }

  private SimulatedItem generated(int number) {
    int place = number % atHand.length();
    Numbered known = atHand.get(place);
    if (known != null && known.number() == number) {
      return known.item();
    }
    SimulatedItem item = generator.item(number);
    item.files().get(0).remembersIn(hashes.slot(number));
    atHand.set(place, new Numbered(number, item));
    return item;
  }

  /** The number of an item that is kept from now on. */
  int keep(SimulatedItem item) {
    int number = next.getAndIncrement();
    if (number > ItemList.NUMBER_MAX) {
      throw new IllegalStateException("the library has changed too often");
    }
    kept.put(number, item);
    return number;
  }
}
