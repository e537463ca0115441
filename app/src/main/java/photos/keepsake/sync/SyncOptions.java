package photos.keepsake.sync;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import photos.keepsake.library.RunFailure;

/**
 * What a person asks of one run.
 *
 * @param parallel how many threads fetch at a time, 1 to {@value #PARALLEL_MAX}
 * @param limit at most this many items are archived, at least 1; items that turn out to be
 *     unavailable or failed do not use it up
 * @param from only items taken on this day or later, by the clock at the place of the photo
 * @param to only items taken on this day or earlier; an item that the listing gives no date for is
 *     in every range
 * @param dryRun say what would come, and fetch nothing
 */
public record SyncOptions(
    int parallel,
    OptionalInt limit,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    boolean dryRun) {

  /** More would only wait for each other: the site's pages and Chrome's connections are shared. */
  public static final int PARALLEL_MAX = 16;

  /**
   * Refuses what cannot be.
   *
   * @throws RunFailure with {@link RunFailure.Reason#USAGE}
   */
  public SyncOptions {
    if (parallel < 1 || parallel > PARALLEL_MAX) {
      throw unusable(
          "cannot fetch " + parallel + " items at a time",
          "between 1 and " + PARALLEL_MAX + " can be fetched at a time",
          "give --parallel a number in that range");
    }
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw unusable(
          "cannot stop after " + limit.getAsInt() + " items",
          "a run archives at least one item",
          "give -n a number from 1, or leave it out to archive everything");
    }
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw unusable(
          "no day lies between " + from.get() + " and " + to.get(),
          "the first day comes after the last",
          "exchange --from and --to");
    }
  }

  /** Everything the library lists. */
  public static SyncOptions everything(int parallel) {
    return new SyncOptions(
        parallel, OptionalInt.empty(), Optional.empty(), Optional.empty(), false);
  }

  private static RunFailure unusable(String what, String why, String fix) {
    return new RunFailure(RunFailure.Reason.USAGE, what, why, fix);
  }
}
