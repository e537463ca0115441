package photos.keepsake.googlephotos.rpc;

import java.util.List;
import java.util.Optional;
import photos.keepsake.library.ItemId;

/**
 * The collection to which a media key belongs; the same photo has another key elsewhere.
 *
 * @param collection an album's key, often that of its shared form with 70 characters
 * @param item the second key given, where there is one
 */
public record CollectionKey(ItemId collection, Optional<ItemId> item) {

  /** Reads extension 525000002: {@code [[collection,item?]]}. */
  static List<CollectionKey> of(Jspb ext) {
    return ext.elements().stream()
        .flatMap(
            pair ->
                pair.get(0).key().stream()
                    .map(collection -> new CollectionKey(collection, pair.get(1).key())))
        .toList();
  }
}
