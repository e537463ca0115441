package photos.keepsake.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import photos.keepsake.monitor.schedule.Ending;
import photos.keepsake.monitor.schedule.Job;
import photos.keepsake.monitor.schedule.JobEnd;

/** A command that the daemon started, in a process of its own. */
final class DaemonChild implements Job.Started {
  /** Two for items under way, five for Chrome, two for the last ping; ten are promised in all. */
  static final Duration STOP_PATIENCE = Duration.ofSeconds(9);

  /** Whatever is above says which signal ended a process. */
  private static final int SIGNALS = 128;

  private final Process process;
  private final AtomicBoolean stopped = new AtomicBoolean();

  DaemonChild(Process process) {
    this.process = process;
  }

  /** What an exit code of `sync` or `visit` means for a daemon. */
  static Ending ending(int exitCode) {
    return switch (exitCode) {
      case 0, 3 -> Ending.COMPLETE;
      case 4 -> Ending.TEMPORARY;
      case 11 -> Ending.IN_USE;
      case 12 -> Ending.SIGNED_OUT;
      case 13 -> Ending.SITE_CHANGED;
      case 130, 143 -> Ending.STOPPED;
      case 1 -> Ending.CRASHED;
      default -> exitCode > SIGNALS ? Ending.CRASHED : Ending.FAILED;
    };
  }

  @Override
  public Optional<JobEnd> await(Duration atMost) {
    boolean interrupted = false;
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (true) {
        try {
          boolean over = process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
          return over ? Optional.of(end()) : Optional.empty();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private JobEnd end() {
    return new JobEnd(ending(process.exitValue()), process.exitValue());
  }

  @Override
  public void stop() {
    if (stopped.compareAndSet(false, true)) {
      process.destroy();
      Thread patience = new Thread(this::killWhenLate, "keepsake-stop");
      patience.setDaemon(true);
      patience.start();
    }
  }

  private void killWhenLate() {
    if (await(STOP_PATIENCE).isEmpty()) {
      kill();
    }
  }

  /** Ends it at once, with all that it started. */
  private void kill() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
