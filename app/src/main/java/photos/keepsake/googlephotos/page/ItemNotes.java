package photos.keepsake.googlephotos.page;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemId;

/**
 * What was learnt of an item before it is opened: from its tile whether it is a film that the site
 * made itself, and where its viewer is when it is not at the usual address, as in albums; from an
 * earlier visit whether its page stopped answering. Grows with those items only. Safe for several
 * threads.
 */
final class ItemNotes {
  private final Set<ItemId> highlights = ConcurrentHashMap.newKeySet();
  private final Set<ItemId> frozen = ConcurrentHashMap.newKeySet();
  private final Map<ItemId, URI> addresses = new ConcurrentHashMap<>();

  /** Takes note of what is unusual about the tile. */
  void learn(Tile tile) {
    if (Labels.saysHighlightVideo(tile.label())) {
      highlights.add(tile.id());
    }
    URI address = Site.fromRoot(tile.href());
    if (!address.equals(Site.photo(tile.id()))) {
      learnAddress(tile.id(), address);
    }
  }

  /** Takes note of where the item's viewer is. */
  void learnAddress(ItemId id, URI address) {
    addresses.put(id, address);
  }

  boolean isHighlight(ItemId id) {
    return highlights.contains(id);
  }

  /** Takes note that the item's page stopped answering; whether it had done so before. */
  boolean frozeBefore(ItemId id) {
    return !frozen.add(id);
  }

  /** Where the item's viewer is. */
  URI address(ItemId id) {
    return addresses.getOrDefault(id, Site.photo(id));
  }
}
