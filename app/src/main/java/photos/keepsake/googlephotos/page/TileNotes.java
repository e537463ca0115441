package photos.keepsake.googlephotos.page;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemId;

/**
 * What only an item's tile tells, kept for when the item is opened: whether it is a film that the
 * site made itself, and where its viewer is when it is not at the usual address, as in albums.
 * Grows with those items only. Safe for several threads.
 */
final class TileNotes {
  private final Set<ItemId> highlights = ConcurrentHashMap.newKeySet();
  private final Map<ItemId, URI> addresses = new ConcurrentHashMap<>();

  /** Takes note of what is unusual about the tile. */
  void learn(Tile tile) {
    if (Labels.saysHighlightVideo(tile.label())) {
      highlights.add(tile.id());
    }
    URI address = Site.fromRoot(tile.href());
    if (!address.equals(Site.photo(tile.id()))) {
      addresses.put(tile.id(), address);
    }
  }

  boolean isHighlight(ItemId id) {
    return highlights.contains(id);
  }

  /** Where the item's viewer is. */
  URI address(ItemId id) {
    return addresses.getOrDefault(id, Site.photo(id));
  }
}
