package photos.keepsake.cli;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and termination. The first one asks what is running to stop; the second leaves at once,
 * and Chrome, whose pipe breaks, follows by itself.
 */
final class Interrupts implements AutoCloseable {
  private final Console console;
  private final AtomicReference<@Nullable ExitCode> received = new AtomicReference<>();
  private final Object previousInterrupt;
  private final Object previousTermination;
  private @Nullable Runnable stop;

  Interrupts(Console console) {
    this.console = console;
    this.previousInterrupt = Signals.register("INT", () -> receive(ExitCode.INTERRUPTED));
    this.previousTermination = Signals.register("TERM", () -> receive(ExitCode.TERMINATED));
  }

  /** From now on a signal does this; at once when one came already. */
  synchronized void onStop(Runnable action) {
    stop = action;
    if (received.get() != null) {
      action.run();
    }
  }

  /** The code to exit with, if a signal came. */
  Optional<ExitCode> received() {
    return Optional.ofNullable(received.get());
  }

  private void receive(ExitCode code) {
    if (!received.compareAndSet(null, code)) {
      Main.leaveAtOnce(code);
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
    Signals.unregister("INT", previousInterrupt);
    Signals.unregister("TERM", previousTermination);
  }
}
