package photos.keepsake.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import photos.keepsake.library.FetchOutcome;
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

  /**
   * Sorts the items of one page.
   *
   * @param held asked only about those in range
   * @param turnedDown asked only about those that are not held
   */
  Plan plan(
      List<ItemRef> items,
      Predicate<ItemRef> held,
      Function<ItemRef, Optional<FetchOutcome.Unavailable>> turnedDown) {
    List<ItemRef> already = new ArrayList<>();
    List<ItemRef> outOfRange = new ArrayList<>();
    List<FetchOutcome.Unavailable> unavailable = new ArrayList<>();
    List<Fresh> fresh = new ArrayList<>();
    boolean afterGap = true;
    for (ItemRef item : items) {
      int before = fresh.size();
      if (!isInRange(item)) {
        outOfRange.add(item);
      } else if (held.test(item)) {
        already.add(item);
      } else {
        Optional<FetchOutcome.Unavailable> answer = turnedDown.apply(item);
        answer.ifPresent(unavailable::add);
        if (answer.isEmpty()) {
          fresh.add(new Fresh(item, afterGap));
        }
      }
      afterGap = fresh.size() == before;
    }
    return new Plan(already, outOfRange, unavailable, fresh);
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
  record Plan(
      List<ItemRef> already,
      List<ItemRef> outOfRange,
      List<FetchOutcome.Unavailable> unavailable,
      List<Fresh> fresh) {}

  /**
   * An item to fetch.
   *
   * @param afterGap whether it is not the listing's neighbour of the fresh item before it
   */
  record Fresh(ItemRef item, boolean afterGap) {}
}
