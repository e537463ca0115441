package photos.keepsake.cli;

import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine.Option;

/** How politely the site is asked. */
final class RateOption {
  private static final int RATE_MAX = 1_000;

  @Option(
      names = "--rate",
      paramLabel = "PER_SECOND",
      description =
          "Limit on Keepsake's own requests to the site (default 2). Page loads and downloads do not"
              + " count.")
  private double rate = 2;

  /**
   * Requests in a second, above 0.
   *
   * @throws RunFailure with USAGE
   */
  double perSecond() {
    if (!(rate > 0 && rate <= RATE_MAX)) {
      throw new RunFailure(
          Reason.USAGE,
          "--rate " + rate + " is not possible",
          "it says how many requests may be made in a second",
          "give a number above 0, up to " + RATE_MAX);
    }
    return rate;
  }
}
