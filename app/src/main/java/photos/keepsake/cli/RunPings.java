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
 * with them is told as a warning and changes nothing.
 */
final class RunPings {
  private final Optional<Pinger> pinger;
  private final Consumer<String> warnings;
  private final Duration keepAlive;
  private final Object sending = new Object();
  private @Nullable RunId run;
  private @Nullable ScheduledExecutorService again;

  /**
   * None sent yet.
   *
   * @param pinger empty when nobody is to be told
   * @param keepAlive how often a long run says that it goes on; zero for never
   */
  RunPings(Optional<Pinger> pinger, Duration keepAlive, Consumer<String> warnings) {
    this.pinger = pinger;
    this.keepAlive = keepAlive;
    this.warnings = warnings;
  }

  /** The run begins. */
  void begin() {
    begin(true);
  }

  /**
   * The same.
   *
   * @param announced whether the server is told; without that it measures no time
   */
  void begin(boolean announced) {
    pinger.ifPresent(
        to -> {
          RunId id = to.nextRun();
          run = id;
          if (announced) {
            start(to, id);
          }
          if (!keepAlive.isZero()) {
            keepAlive(to, id);
          }
        });
  }

  private void keepAlive(Pinger to, RunId id) {
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
        executor.scheduleWithFixedDelay(() -> start(to, id), period, period, TimeUnit.MILLISECONDS);
  }

  /**
   * The run has ended.
   *
   * @param hurried whether somebody waits for this process to end
   */
  void end(Signal signal, String summary, String log, boolean hurried) {
    if (again != null) {
      again.shutdownNow();
    }
    RunId id = run;
    if (pinger.isPresent() && id != null) {
      PingBody body = new PingBody(summary, log);
      synchronized (sending) {
        Pinger to = pinger.get();
        warn(hurried ? to.sendHurriedly(signal, id, body) : to.send(signal, id, body));
      }
    }
  }

  private void start(Pinger to, RunId id) {
    synchronized (sending) {
      warn(to.send(Signal.START, id, PingBody.EMPTY));
    }
  }

  private void warn(PingReport report) {
    report.warning().ifPresent(why -> warnings.accept("a ping was not recorded: " + why));
  }
}
