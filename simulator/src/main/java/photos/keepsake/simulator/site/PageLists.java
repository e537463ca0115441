package photos.keepsake.simulator.site;

import java.util.List;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists in parts, for the grid and for the viewer's neighbours. */
final class PageLists {
  /** Items in one part of a grid; the real site loads by screens, this is about two of them. */
  private static final int PART = 60;

  /** At first an ordinary site tells of 2 to 4 parts, then of so many at once. */
  private static final int FURTHER_PARTS = 40;

  /** Neighbours sent to each side of an item when the page asks for more. */
  static final int MANY = 30;

  /** Neighbours sent with an item's page, which is loaded often and stays small. */
  static final int FEW = 8;

  private final SiteContext site;
  private final ItemJson items;

  PageLists(SiteContext site) {
    this.site = site;
    this.items = new ItemJson(site);
  }

  /**
   * Which parts there are from a mark on, without their items. A calm site tells of all at once;
   * else the list seems to end after a few parts until one scrolls there.
   */
  ObjectNode outline(Listing listing, String from) {
    int position = listing.positionAt(from);
    int parts = partsToTell(from);
    ObjectNode json = Json.object();
    ArrayNode told = json.putArray("parts");
    String mark = from;
    while (position < listing.size() && parts-- > 0) {
      int next = Math.min(position + PART, listing.size());
      String end = next < listing.size() ? listing.markAt(next) : "";
      told.addObject().put("from", mark).put("to", end).put("count", next - position);
      position = next;
      mark = end;
    }
    if (position < listing.size()) {
      json.put("more", mark);
    }
    return json;
  }

  private int partsToTell(String from) {
    if (site.settings.calm()) {
      return Integer.MAX_VALUE;
    }
    return from.isEmpty() ? 2 + site.dice.roll(3, "first parts") : FURTHER_PARTS;
  }

  /** The items between two marks, as they are now; an empty end mark means to the list's end. */
  ObjectNode part(Listing listing, String from, String to) {
    int end = to.isEmpty() ? listing.size() : listing.positionAt(to);
    return withItems(listing, listing.between(listing.positionAt(from), end));
  }

  /** An item's neighbours on both sides, newest first, and whether the list ends there. */
  ObjectNode near(Listing listing, String key, int each) {
    int position = listing.positionOf(key);
    int from = Math.max(0, position - each);
    int to = Math.min(listing.size(), position + each + 1);
    ObjectNode json = withItems(listing, listing.between(from, to));
    json.put("newest", from == 0);
    json.put("oldest", to == listing.size());
    return json;
  }

  private ObjectNode withItems(Listing listing, List<SimulatedItem> some) {
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("items");
    some.forEach(item -> array.add(items.tile(item, listing.keyOf(item))));
    return json;
  }
}
