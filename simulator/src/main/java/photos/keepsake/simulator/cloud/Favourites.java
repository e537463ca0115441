package photos.keepsake.simulator.cloud;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import photos.keepsake.simulator.truth.ItemList;
import photos.keepsake.simulator.truth.SimulatedItem;

/** The items with the star, looked for again only when items or stars have changed. */
final class Favourites {
  private List<SimulatedItem> found = List.of();
  private Optional<ItemList> foundIn = Optional.empty();
  private int foundAfter;

  /**
   * The items with the star, in the order given.
   *
   * @param changes how many changes of stars there have been
   */
  synchronized List<SimulatedItem> in(
      ItemList items, int changes, Predicate<SimulatedItem> hasStar) {
    boolean known = foundAfter == changes && foundIn.filter(items::is).isPresent();
    if (!known) {
      found = items.stream().filter(hasStar).toList();
      foundIn = Optional.of(items);
      foundAfter = changes;
    }
    return found;
  }
}
