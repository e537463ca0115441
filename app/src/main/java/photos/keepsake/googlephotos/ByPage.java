package photos.keepsake.googlephotos;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import photos.keepsake.googlephotos.page.PageRoad;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;

/**
 * The page road, also for items that were listed otherwise.
 *
 * @param addresses where the viewer of an item is that has no usual place
 * @param onListing done when a listing begins
 */
record ByPage(PageRoad road, Function<ItemId, Optional<URI>> addresses, Runnable onListing)
    implements Road {

  @Override
  public Page list(Optional<Cursor> cursor) {
    if (cursor.isEmpty()) {
      onListing.run();
    }
    return road.list(cursor);
  }

  @Override
  public void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    for (ItemRef item : items) {
      addresses.apply(item.id()).ifPresent(address -> road.learnAddress(item.id(), address));
    }
    road.fetch(items, outcomes);
  }

  @Override
  public void close() {
    road.close();
  }
}
