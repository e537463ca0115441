package photos.keepsake.simulator.site;

import java.util.EnumSet;
import java.util.Set;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults that befall a key or a click. The page learns which may happen to an item; at the key or
 * click itself it asks whether it does, so that only what was really swallowed is counted.
 */
final class PageMishaps {
  private static final Set<Fault> ALL =
      EnumSet.of(
          Fault.KEY_LOST, Fault.TURN_LATE, Fault.SHIFT_D_LOST, Fault.MENU_LOST, Fault.MENU_LATE);

  private final SiteContext site;

  PageMishaps(SiteContext site) {
    this.site = site;
  }

  /** The names of those that are on for an item. */
  ArrayNode armed(SimulatedItem item) {
    ArrayNode names = Json.array();
    ALL.stream().filter(fault -> site.concerns(fault, item)).map(Fault::name).forEach(names::add);
    return names;
  }

  /** Whether one of them, by its name, happens now. */
  ObjectNode now(String fault, SimulatedItem item) {
    boolean happens =
        ALL.stream()
            .filter(one -> one.name().equals(fault))
            .anyMatch(one -> site.happens(one, item));
    return Json.object().put("happens", happens);
  }
}
