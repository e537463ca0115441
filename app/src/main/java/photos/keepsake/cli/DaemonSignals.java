package photos.keepsake.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import photos.keepsake.monitor.schedule.Daemon;

/**
 * What ends a daemon, and what has it read its configuration again: SIGHUP. A second signal changes
 * nothing, since the first one ends it within ten seconds.
 */
final class DaemonSignals implements AutoCloseable {
  private final Console console;
  private final Daemon daemon;
  private final AtomicReference<@Nullable ExitCode> received = new AtomicReference<>();
  private final Map<String, Optional<Object>> before = new LinkedHashMap<>();

  DaemonSignals(Console console, Daemon daemon) {
    this.console = console;
    this.daemon = daemon;
    listen("INT", () -> stop(ExitCode.INTERRUPTED));
    listen("TERM", () -> stop(ExitCode.TERMINATED));
    listen("HUP", daemon::reread);
  }

  private void listen(String signal, Runnable action) {
    before.put(signal, Optional.ofNullable(Signals.register(signal, action)));
  }

  private void stop(ExitCode code) {
    if (received.compareAndSet(null, code)) {
      console.say("Stopping: ten seconds at most.");
      daemon.stop();
    }
  }

  /** The code to exit with, if a signal came. */
  Optional<ExitCode> received() {
    return Optional.ofNullable(received.get());
  }

  @Override
  public void close() {
    before.forEach((signal, handler) -> handler.ifPresent(h -> Signals.unregister(signal, h)));
  }
}
