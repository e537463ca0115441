package photos.keepsake.sync;

import java.time.Duration;
import java.util.List;

/**
 * How a run ended, with every listed item in exactly one of the counts.
 *
 * @param listed items that the library listed, each once however often it was shown
 * @param archived items whose files are now in the archive because of this run
 * @param already items that the archive held before
 * @param unavailable items that the site itself would not hand out
 * @param failed items that went wrong; a later run tries them again
 * @param outOfRange items outside the range of days that was asked for
 * @param notTried items left alone: over the limit, a dry run, or the run ended before their turn
 * @param planned items that were to be fetched, whatever came of it; in a dry run, those that would
 *     be
 * @param hookFailures how often the program that runs on each file did not do well
 * @param files files new on disk
 * @param bytes their size
 * @param took from the start of the run to its end
 * @param unavailableItems the first {@value #PROBLEMS_MAX} of them
 * @param failedItems the first {@value #PROBLEMS_MAX} of them
 * @param interrupted whether somebody stopped the run before it was through
 * @param listingComplete whether the library was listed to its end
 */
public record RunSummary(
    int listed,
    int archived,
    int already,
    int unavailable,
    int failed,
    int outOfRange,
    int notTried,
    int planned,
    int hookFailures,
    long files,
    long bytes,
    Duration took,
    List<ItemProblem> unavailableItems,
    List<ItemProblem> failedItems,
    boolean interrupted,
    boolean listingComplete) {

  /** More than anybody reads; keeps memory flat when a whole library fails. All are in the log. */
  public static final int PROBLEMS_MAX = 1_000;

  /**
   * Copies the lists and checks the sum.
   *
   * @throws IllegalStateException when the counts do not add up, which is a bug
   */
  public RunSummary {
    unavailableItems = List.copyOf(unavailableItems);
    failedItems = List.copyOf(failedItems);
    int ended = archived + already + unavailable + failed + outOfRange + notTried;
    if (listed != ended) {
      throw new IllegalStateException(
          "the ledger does not add up: " + listed + " items listed, " + ended + " accounted for");
    }
  }
}
