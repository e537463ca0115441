package photos.keepsake.sync;

import java.util.Optional;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;

/**
 * One item to fetch.
 *
 * @param item as listed
 * @param afterGap whether it is not the listing's neighbour of the task before it
 * @param firstFailure how the first try ended; empty for a first try
 */
record FetchTask(ItemRef item, boolean afterGap, Optional<ItemFailure> firstFailure) {

  /** The same item once more. */
  FetchTask again(ItemFailure failure) {
    return new FetchTask(item, true, Optional.of(failure));
  }
}
