package photos.keepsake.cli;

import java.time.Duration;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine.Option;

/** How often a run is tried before it is called failed. */
final class RetryOptions {
  private static final Duration PAUSE_DEFAULT = Duration.ofSeconds(30);

  @Option(
      names = "--tries",
      paramLabel = "N",
      description =
          "Try a run that failed for a reason that may pass, such as the network, up to this many"
              + " times in all, with growing pauses (default 1, at most 10).")
  private int tries = 1;

  @Option(
      names = "--retry-pause",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description =
          "The pause before the second try, such as 30s (the default); each further one is four"
              + " times as long, up to 30 minutes.")
  private Duration pause = PAUSE_DEFAULT;

  /**
   * As asked.
   *
   * @throws RunFailure with USAGE for a number that cannot be
   */
  Tries tries() {
    if (tries < 1 || tries > Tries.TOTAL_MAX) {
      throw new RunFailure(
          Reason.USAGE,
          "cannot try a run " + tries + " times",
          "a run is tried between 1 and " + Tries.TOTAL_MAX + " times",
          "give --tries a number in that range");
    }
    return new Tries(tries, pause);
  }
}
