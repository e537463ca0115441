package photos.keepsake.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;

/**
 * Ctrl-C, termination and the end of the terminal. The first one asks what is running to stop; the
 * second, unless it comes within a second, leaves at once, and Chrome, whose pipe breaks, follows
 * by itself.
 */
final class Interrupts implements AutoCloseable {
  /** A stop of a service often reaches a run twice: from the system, and from its daemon. */
  private static final long ONE_STOP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Console console;
  private final AtomicReference<@Nullable First> received = new AtomicReference<>();
  private final Map<String, Optional<Object>> before = new LinkedHashMap<>();
  private @Nullable Runnable stop;
  private volatile Runnable leave = () -> {};

  /** The first signal, and when it came. */
  private record First(ExitCode code, long nanos) {}

  Interrupts(Console console) {
    this.console = console;
    listen("INT", ExitCode.INTERRUPTED);
    listen("TERM", ExitCode.TERMINATED);
    listen("HUP", ExitCode.TERMINATED);
  }

  private void listen(String signal, ExitCode code) {
    // Not every system has every signal; under nohup the JVM itself leaves HUP ignored.
    before.put(signal, Optional.ofNullable(Signals.register(signal, () -> receive(code))));
  }

  /** From now on a signal does this; at once when one came already. */
  synchronized void onStop(Runnable action) {
    stop = action;
    if (received.get() != null) {
      action.run();
    }
  }

  /**
   * The same, and a second signal does that before it leaves.
   *
   * @param last quick
   */
  synchronized void onStop(Runnable action, Runnable last) {
    leave = last;
    onStop(action);
  }

  /** The code to exit with, if a signal came. */
  Optional<ExitCode> received() {
    return Optional.ofNullable(received.get()).map(First::code);
  }

  /** What to tell of a failure: where a signal came, things broke because of it. */
  RuntimeException orElse(RunFailure failure) {
    First first = received.get();
    return first == null ? failure : new Stopped(first.code());
  }

  private void receive(ExitCode code) {
    First now = new First(code, System.nanoTime());
    First first = received.compareAndExchange(null, now);
    if (first != null) {
      if (now.nanos() - first.nanos() > ONE_STOP_NANOS) {
        leave.run();
        Main.leaveAtOnce(code);
      }
      return;
    }
    console.say("Stopping: finishing what is under way; once more leaves at once.");
    synchronized (this) {
      if (stop != null) {
        stop.run();
      }
    }
  }

  @Override
  public void close() {
    before.forEach((signal, handler) -> handler.ifPresent(h -> Signals.unregister(signal, h)));
  }
}
