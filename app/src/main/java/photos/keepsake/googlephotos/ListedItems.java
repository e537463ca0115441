package photos.keepsake.googlephotos;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.library.ItemId;

/**
 * What a listing told of the items that may soon be fetched: who their neighbours are, and in which
 * album they stand. The items used longest ago are forgotten, so that the memory does not grow with
 * the library. Safe for several threads.
 */
final class ListedItems {
  /** A listing is never so far ahead of the fetching; some 10 MB with all facts. */
  private static final int ITEMS_MAX = 20_000;

  /** One item's place. */
  private record Place(FactsPage page, Optional<AlbumKey> album) {}

  private final Map<ItemId, Place> places = new LinkedHashMap<>(16, 0.75f, true);

  /** Takes note of the items of one page of a list. */
  void add(List<ItemId> ids, Optional<AlbumKey> album) {
    for (int from = 0; from < ids.size(); from += Call.FILE_FACTS_MAX) {
      List<ItemId> some = ids.subList(from, Math.min(ids.size(), from + Call.FILE_FACTS_MAX));
      Place place = new Place(new FactsPage(some), album);
      some.forEach(id -> put(id, place));
    }
  }

  private synchronized void put(ItemId id, Place place) {
    places.put(id, place);
    if (places.size() > ITEMS_MAX) {
      places.remove(places.keySet().iterator().next());
    }
  }

  private synchronized Optional<Place> place(ItemId id) {
    return Optional.ofNullable(places.get(id));
  }

  /** The page of the listing on which the item stood; empty where that is forgotten. */
  Optional<FactsPage> page(ItemId id) {
    return place(id).map(Place::page);
  }

  /** The album in which the item was listed. */
  Optional<AlbumKey> album(ItemId id) {
    return place(id).flatMap(Place::album);
  }

  /** Where the item's viewer is, if it is not at the usual place. */
  Optional<URI> address(ItemId id) {
    return album(id).map(album -> album.opening(id));
  }
}
