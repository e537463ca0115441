package photos.keepsake.simulator.truth;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/**
 * Items by a time, newest first, equal ones by key. Eight bytes each: a second and a number, from
 * which the item is thought up when it is asked for. Never changes.
 */
public final class ItemList extends AbstractList<SimulatedItem> implements RandomAccess {
  private static final int NUMBER_BITS = 22;

  /** The highest number that fits. */
  static final int NUMBER_MAX = (1 << NUMBER_BITS) - 1;

  /** Later than any second, so that the newest mark is the smallest number. */
  private static final long LATEST = 1L << 40;

  private final ItemStore store;
  private final Function<SimulatedItem, Instant> time;
  private final Comparator<SimulatedItem> order;
  private final long[] marks;

  private ItemList(ItemStore store, Function<SimulatedItem, Instant> time, long[] marks) {
    this.store = store;
    this.time = time;
    this.order = Comparator.comparing(time).reversed().thenComparing(SimulatedItem::key);
    this.marks = marks;
  }

  /** A list of items by their marks, which come in any order and are sorted in place. */
  static ItemList sorted(ItemStore store, Function<SimulatedItem, Instant> time, long[] marks) {
    ItemList list = new ItemList(store, time, marks);
    Arrays.parallelSort(marks);
    for (int from = 0, to; from < marks.length; from = to) {
      to = from + 1;
      while (to < marks.length && second(marks[to]) == second(marks[from])) {
        to++;
      }
      if (to > from + 1) {
        list.sortByKey(from, to);
      }
    }
    return list;
  }

  private void sortByKey(int from, int to) {
    long[] sorted =
        LongStream.of(Arrays.copyOfRange(marks, from, to))
            .boxed()
            .sorted(Comparator.comparing(mark -> store.get(number(mark)), order))
            .mapToLong(mark -> mark)
            .toArray();
    System.arraycopy(sorted, 0, marks, from, sorted.length);
  }

  /** What a list keeps of an item. */
  static long mark(Instant moment, int number) {
    return ((LATEST - moment.getEpochSecond()) << NUMBER_BITS) | number;
  }

  private static long second(long mark) {
    return LATEST - (mark >> NUMBER_BITS);
  }

  private static int number(long mark) {
    return (int) mark & NUMBER_MAX;
  }

  @Override
  public SimulatedItem get(int position) {
    return store.get(number(marks[position]));
  }

  @Override
  public int size() {
    return marks.length;
  }

  /** The time of an item, to the second, without the item. */
  public Instant timeAt(int position) {
    return Instant.ofEpochSecond(second(marks[position]));
  }

  /** The position of an item, or what {@link java.util.Collections#binarySearch} says of others. */
  public int position(SimulatedItem item) {
    long wanted = time.apply(item).getEpochSecond();
    int low = 0;
    int high = marks.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = Long.compare(wanted, second(marks[middle]));
      if (compared == 0) {
        compared = order.compare(get(middle), item);
      }
      if (compared == 0) {
        return middle;
      }
      if (compared < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  @Override
  public int indexOf(Object other) {
    return other instanceof SimulatedItem item ? Math.max(-1, position(item)) : -1;
  }

  @Override
  public boolean contains(Object other) {
    int position = indexOf(other);
    return position >= 0 && get(position).equals(other);
  }

  /** Whether it is this very list: as long as it is, nothing came, went or changed. */
  public boolean is(ItemList other) {
    return marks == other.marks;
  }

  /** The items whose numbers are such. */
  ItemList only(IntPredicate which) {
    long[] some = LongStream.of(marks).filter(mark -> which.test(number(mark))).toArray();
    return some.length == marks.length ? this : new ItemList(store, time, some);
  }

  /** The same list with one more item. */
  ItemList with(SimulatedItem item, int number) {
    int found = position(item);
    int at = found < 0 ? -found - 1 : found;
    long[] more = Arrays.copyOf(marks, marks.length + 1);
    System.arraycopy(marks, at, more, at + 1, marks.length - at);
    more[at] = mark(time.apply(item), number);
    return new ItemList(store, time, more);
  }

  /** The same list without an item, which need not be in it. */
  ItemList without(SimulatedItem item) {
    int at = position(item);
    if (at < 0) {
      return this;
    }
    long[] fewer = Arrays.copyOf(marks, marks.length - 1);
    System.arraycopy(marks, at + 1, fewer, at, marks.length - at - 1);
    return new ItemList(store, time, fewer);
  }
}
