package photos.keepsake.sync;

import java.nio.file.Path;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;

/**
 * Hears what happens in a run. Calls come from several threads, those about one item in order; they
 * must be quick and must not throw: an exception ends the run as a bug would.
 *
 * <p>Each listed item is told exactly once as {@link #already}, {@link #outOfRange}, {@link
 * #planned}, {@link #notTried} or, without having been planned, {@link #unavailable}: what the site
 * turned down lately is not asked for again. A planned item ends in exactly one of {@link
 * #archived}, {@link #unavailable}, {@link #failed} without another try, or {@link #notTried}.
 *
 * <p>Every {@link #started} has exactly one end: {@link #archived}, {@link #unavailable}, {@link
 * #failed} or {@link #notTried}. An item that failed and is to be tried again is either started
 * again, or told as failed once more without a start, when the run ends before that, or told as
 * {@link #notTried}, when as many items as were asked for came without it.
 */
public interface RunListener {

  /** A listener to whom nothing matters. */
  RunListener NONE = new RunListener() {};

  /** A page was listed; so many different items were listed up to now. */
  default void listingProgress(int listed) {}

  /** No more is listed, either since the list is at its end or since the run ends before that. */
  default void listingEnded(int listed, boolean complete) {}

  /** The archive holds the item. */
  default void already(ItemRef item) {}

  /** The item was taken outside the range of days that was asked for. */
  default void outOfRange(ItemRef item) {}

  /** The item is new and waits for its turn; in a dry run, it would be fetched. */
  default void planned(ItemRef item) {}

  /** The item's turn has come. */
  default void started(ItemRef item) {}

  /** The item's files are safe in the archive. */
  default void archived(ItemRef item, Admitted admitted) {}

  /**
   * The site itself would not hand the item out, now or not long ago.
   *
   * @param reason in words a photographer knows
   * @param name as the site shows it, may be empty
   */
  default void unavailable(ItemRef item, String reason, String name) {}

  /** The item went wrong, for good or until another try at the end of the run. */
  default void failed(ItemRef item, ItemFailure failure, boolean willRetry) {}

  /** The item was left alone: over the limit, a dry run, or the run ends before it is there. */
  default void notTried(ItemRef item) {}

  /**
   * The program that runs on each file did not do well. Never changes how the item ended.
   *
   * @param reason in words a person understands, with the end of what the program said
   */
  default void hookFailed(ItemRef item, Path file, String reason) {}

  /** The last call of every run, also of one that failed or was stopped. */
  default void ended(RunSummary summary) {}
}
