package photos.keepsake.archive.catalog;

import java.util.List;
import java.util.Optional;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Looks;

/**
 * An item whose last try ended in archived.
 *
 * @param dedupKey as a listing told it last; empty where none did
 * @param looks how the library showed it when its files came
 * @param files at least one, in their order
 */
public record ArchivedItem(
    ItemId id, Optional<DedupKey> dedupKey, Looks looks, List<FileLink> files) {

  /** Whether a listing shows the item otherwise by now, so that there may be another version. */
  public boolean isShownOtherwise(ItemRef now) {
    return differ(looks.picture(), now.looks().picture())
        || hasOtherSize(now.looks())
        || (now.dedupKey().stream().anyMatch(DedupKey::isChanged)
            && differ(dedupKey, now.dedupKey()));
  }

  private boolean hasOtherSize(Looks now) {
    return looks.sizeBytes().isPresent()
        && now.sizeBytes().isPresent()
        && !looks.sizeBytes().equals(now.sizeBytes());
  }

  private static boolean differ(Optional<?> known, Optional<?> told) {
    return known.isPresent() && told.isPresent() && !known.equals(told);
  }
}
