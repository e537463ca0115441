package photos.keepsake.simulator.cloud;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import photos.keepsake.simulator.truth.ItemList;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;

/**
 * Finds items by the hash of what was uploaded. The first question reads every file that was not
 * hashed yet, on all cores. Eight bytes of each item are kept: the begin of its hash and its
 * position.
 */
final class HashIndex {
  private static final int POSITION_BITS = 22;
  private static final int HASH_DIGITS = 10;

  private long[] entries = {};
  private Optional<ItemList> madeFrom = Optional.empty();

  synchronized Optional<SimulatedItem> find(
      String sha1, ItemList items, Function<SimulatedItem, SimulatedFile> uploaded) {
    if (madeFrom.filter(items::is).isEmpty()) {
      entries =
          IntStream.range(0, items.size())
              .parallel()
              .mapToLong(at -> begin(uploaded.apply(items.get(at)).sha1()) | at)
              .sorted()
              .toArray();
      madeFrom = Optional.of(items);
    }
    long wanted = begin(sha1);
    int found = Arrays.binarySearch(entries, wanted);
    return IntStream.range(found < 0 ? -found - 1 : found, entries.length)
        .takeWhile(at -> entries[at] >> POSITION_BITS == wanted >> POSITION_BITS)
        .mapToObj(at -> items.get((int) entries[at] & ((1 << POSITION_BITS) - 1)))
        .filter(item -> uploaded.apply(item).sha1().equals(sha1))
        .findFirst();
  }

  private static long begin(String sha1) {
    return Long.parseLong(sha1.substring(0, HASH_DIGITS), 16) << POSITION_BITS;
  }
}
