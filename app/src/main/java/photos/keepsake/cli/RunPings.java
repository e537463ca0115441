package photos.keepsake.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import photos.keepsake.monitor.ping.PingBody;
import photos.keepsake.monitor.ping.PingReport;
import photos.keepsake.monitor.ping.Pinger;
import photos.keepsake.monitor.ping.RunId;
import photos.keepsake.monitor.ping.Signal;

/**
 * The pings of one run: one at its start and one at its end, whatever happens between, and in a
 * long one further starts meanwhile, which keep the server from calling it late. What goes wrong
 * with them is told as a warning and changes nothing. All but {@link #hurry} is for one thread.
 */
final class RunPings {
  private final Optional<Pinger> pinger;
  private final Optional<RunId> run;
  private final Consumer<String> warnings;
  private final Duration keepAlive;
  private final Patience patience;
  private final Object sending = new Object();
  private boolean hasBegun;
  private volatile boolean hasEnded;
  private volatile @Nullable ScheduledExecutorService again;

  /**
   * None sent yet.
   *
   * @param pinger empty when nobody is to be told
   * @param keepAlive how often a long run says that it goes on; zero for never
   */
  RunPings(
      Optional<Pinger> pinger, Duration keepAlive, Patience patience, Consumer<String> warnings) {
    this.pinger = pinger;
    this.run = pinger.map(Pinger::nextRun);
    this.keepAlive = keepAlive;
    this.patience = patience;
    this.warnings = warnings;
  }

  /** The run begins. Does nothing when it was called before. */
  void begin() {
    begin(true);
  }

  /**
   * The same.
   *
   * @param announced whether the server is told; without that it measures no time
   */
  void begin(boolean announced) {
    if (hasBegun || patience.isOver()) {
      return;
    }
    hasBegun = true;
    if (announced) {
      send(Signal.START, PingBody.EMPTY);
    }
    if (!keepAlive.isZero() && pinger.isPresent()) {
      keepAlive();
    }
  }

  /** Whether the server may have been told that it began. */
  boolean hasBegun() {
    return hasBegun;
  }

  private void keepAlive() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "keepsake-keep-alive");
              thread.setDaemon(true);
              return thread;
            });
    again = executor;
    long period = keepAlive.toMillis();
    // The pings of a run say themselves what went wrong, so that the future has nothing to tell.
    var unused =
        executor.scheduleWithFixedDelay(this::startAgain, period, period, TimeUnit.MILLISECONDS);
  }

  private void startAgain() {
    synchronized (sending) {
      if (!hasEnded) {
        pinger.ifPresent(to -> warn(to.send(Signal.START, run.orElseThrow(), PingBody.EMPTY)));
      }
    }
  }

  /** Somebody waits for this process to end: from now on pings take a moment at most. */
  void hurry() {
    ScheduledExecutorService executor = again;
    if (executor != null) {
      executor.shutdownNow();
    }
    patience.end();
  }

  /** The run has ended. A start that is on its way comes first, as servers count them in turn. */
  void end(Signal signal, String summary, String log) {
    ScheduledExecutorService executor = again;
    if (executor != null) {
      executor.shutdown();
    }
    synchronized (sending) {
      hasEnded = true;
      send(signal, new PingBody(summary, log));
    }
  }

  private void send(Signal signal, PingBody body) {
    pinger.ifPresent(to -> warn(report(to, signal, body)));
  }

  private PingReport report(Pinger to, Signal signal, PingBody body) {
    RunId id = run.orElseThrow();
    if (!patience.isOver()) {
      PingReport report = patience.waitFor(() -> to.send(signal, id, body));
      if (report.isRecorded() || !patience.isOver() || signal.equals(Signal.START)) {
        return report;
      }
    }
    return to.sendHurriedly(signal, id, body);
  }

  private void warn(PingReport report) {
    if (!patience.isOver()) {
      report.warning().ifPresent(why -> warnings.accept("a ping was not recorded: " + why));
    }
  }
}
