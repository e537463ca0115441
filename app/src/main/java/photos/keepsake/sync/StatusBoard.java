package photos.keepsake.sync;

import java.time.Instant;
import java.util.List;
import photos.keepsake.library.ItemRef;

/**
 * A run as it stands at one moment; it never changes. While the run goes on, {@link #open} items
 * are listed and without an end yet.
 *
 * @param startedAt when the run began
 * @param listed items listed so far, each once
 * @param listingEnded whether no more will be listed, so that {@code listed} is final
 * @param archived items whose files are now in the archive because of this run
 * @param already items that the archive held before
 * @param unavailable items that the site itself would not hand out
 * @param failed items that went wrong for good in this run
 * @param outOfRange items outside the range of days that was asked for
 * @param notTried items left alone
 * @param toRetry items that failed once and get another try at the end
 * @param files files new on disk
 * @param bytes their size
 * @param underWay what is being fetched now, longest first
 */
public record StatusBoard(
    Instant startedAt,
    int listed,
    boolean listingEnded,
    int archived,
    int already,
    int unavailable,
    int failed,
    int outOfRange,
    int notTried,
    int toRetry,
    long files,
    long bytes,
    List<UnderWay> underWay) {

  /** Copies the list. */
  public StatusBoard {
    underWay = List.copyOf(underWay);
  }

  /** How many listed items have their final state. */
  public int ended() {
    return archived + already + unavailable + failed + outOfRange + notTried;
  }

  /** How many listed items are still waiting, under way or to be tried again. */
  public int open() {
    return listed - ended();
  }

  /**
   * One item that is being fetched.
   *
   * @param item as listed
   * @param since when the fetch began
   */
  public record UnderWay(ItemRef item, Instant since) {}
}
