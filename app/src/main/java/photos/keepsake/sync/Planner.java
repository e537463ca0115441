package photos.keepsake.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.TakenTime;

/** Decides what is to be done with each item of a page. A pure function of what it is given. */
final class Planner {
  private final Optional<LocalDate> from;
  private final Optional<LocalDate> to;

  Planner(Optional<LocalDate> from, Optional<LocalDate> to) {
    this.from = from;
    this.to = to;
  }

  /** Sorts the items of one page; {@code held} is asked only about those in range. */
  Plan plan(List<ItemRef> items, Predicate<ItemRef> held) {
    List<ItemRef> already = new ArrayList<>();
    List<ItemRef> outOfRange = new ArrayList<>();
    List<Fresh> fresh = new ArrayList<>();
    boolean afterGap = true;
    for (ItemRef item : items) {
      if (!isInRange(item)) {
        outOfRange.add(item);
        afterGap = true;
      } else if (held.test(item)) {
        already.add(item);
        afterGap = true;
      } else {
        fresh.add(new Fresh(item, afterGap));
        afterGap = false;
      }
    }
    return new Plan(already, outOfRange, fresh);
  }

  private boolean isInRange(ItemRef item) {
    Optional<LocalDate> day = item.takenTime().map(TakenTime::local).map(l -> l.toLocalDate());
    return day.isEmpty()
        || (from.filter(day.get()::isBefore).isEmpty() && to.filter(day.get()::isAfter).isEmpty());
  }

  /**
   * What is to be done with the items of one page; each is in exactly one of the lists, in the
   * order of the listing.
   */
  record Plan(List<ItemRef> already, List<ItemRef> outOfRange, List<Fresh> fresh) {}

  /**
   * An item to fetch.
   *
   * @param afterGap whether it is not the listing's neighbour of the fresh item before it
   */
  record Fresh(ItemRef item, boolean afterGap) {}
}
