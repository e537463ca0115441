package photos.keepsake.sync;

import java.util.Optional;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;

/**
 * What a run needs of an archive, and nothing more. Every method may be called from several threads
 * at once, and throws a {@link photos.keepsake.library.RunFailure} when the archive cannot go on:
 * disk full, not writable, gone.
 */
public interface ArchiveStore {

  /**
   * Takes note of what a page of the listing tells: metadata of items that are held, and which
   * items stand in which albums. Called once per page by the listing thread, before {@link #holds}
   * is asked about its items, also of those that stood in another page before.
   */
  void listed(Page page);

  /**
   * Whether the item was archived in an earlier run, under this id or another of the same dedup
   * key, all its files are still there, and the listing does not show it otherwise than when it was
   * fetched, so that nothing has to be fetched. Asked once per listed item, by the listing thread.
   */
  boolean holds(ItemRef item);

  /**
   * What the site said when it would not hand the item out not long ago, where nothing speaks for
   * another answer now: then it is not asked again in this run. Asked about items that are not
   * held, by the listing thread.
   */
  Optional<FetchOutcome.Unavailable> turnedDownLately(ItemRef item);

  /**
   * Whether the last try of an earlier run to fetch this item failed. Such items say nothing about
   * the health of the site when they fail again.
   */
  boolean failedBefore(ItemId id);

  /**
   * Takes the files out of staging into the archive. When it returns, they are safe on disk and the
   * item is recorded; when it throws, neither is the case.
   *
   * @throws ItemFailure when what was fetched is not fit to be kept; this counts like a failed
   *     fetch
   */
  Admitted admit(FetchOutcome.Fetched fetched);

  /** Remembers that the site itself would not hand the item out. Once per item and run at most. */
  void recordUnavailable(FetchOutcome.Unavailable unavailable);

  /** Remembers that an item could not be had in this run. Once per item and run at most. */
  void recordFailed(ItemRef item, ItemFailure failure);
}
