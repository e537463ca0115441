package photos.keepsake.library;

import java.util.List;

/** How the fetch of one item ended. */
public sealed interface FetchOutcome {

  /** The item as the listing named it. */
  ItemRef item();

  /**
   * The files lie in staging.
   *
   * @param files at least one, the original first where there is one
   */
  record Fetched(ItemRef item, ItemInfo info, List<FetchedFile> files) implements FetchOutcome {}

  /**
   * The site itself says that it cannot hand this item out now, as it does for videos that are
   * still being processed. Not a failure: nothing is wrong on our side.
   *
   * @param reason in words a photographer knows
   */
  record Unavailable(ItemRef item, ItemInfo info, String reason) implements FetchOutcome {}

  /** Something went wrong with this item only; whatever it left in staging may be dropped. */
  record Failed(ItemRef item, ItemFailure failure) implements FetchOutcome {}
}
