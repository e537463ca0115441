package photos.keepsake.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import photos.keepsake.monitor.notify.Notifier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run of one's own tells others how it went. */
final class ReportOptions {
  @Mixin private PingOptions ping = new PingOptions();
  @Mixin private NotifyOptions notify = new NotifyOptions();

  @Option(
      names = "--strict",
      description =
          "Ping a failure whenever an item failed. Without it, that is done when one failed in three"
              + " runs in a row.")
  private boolean strict;

  @Option(
      names = "--ping-keep-alive",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description =
          "Ping the start again this often while a run goes on, so that a long first run is not"
              + " called late; the server then measures the time from the last one.")
  private Duration keepAlive = Duration.ZERO;

  boolean strict() {
    return strict;
  }

  /**
   * Tells people of changes.
   *
   * @throws photos.keepsake.library.RunFailure with USAGE
   */
  Notifier notifier(Folders folders, Path archive, NetworkOptions network) {
    return notify.notifier(folders, archive, network, Clock.systemUTC());
  }

  /**
   * The pings of a run.
   *
   * @param typed whether an option of this name was given on the command line
   * @throws photos.keepsake.library.RunFailure with USAGE
   */
  RunPings pings(
      Folders folders,
      NetworkOptions network,
      Predicate<String> typed,
      Patience patience,
      Consumer<String> warnings) {
    return new RunPings(ping.pinger(folders, network, typed), keepAlive, patience, warnings);
  }
}
