package photos.keepsake.monitor.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.monitor.command.Attempt.Ending;

/**
 * Runs a command up to as many times as its plan says, until it ends well. What it prints is shown
 * while it runs, its two outputs as one, and the end of it is kept. {@link #stop} may be called
 * from any thread.
 */
public final class CommandRunner {
  private static final Logger log = LoggerFactory.getLogger(CommandRunner.class);

  /** What a command gets to tidy up once it was told to end. */
  static final Duration GRACE = Duration.ofSeconds(6);

  /** What is left in the background may hold the output open for ever. */
  private static final Duration DRAIN = Duration.ofSeconds(2);

  private static final int BUFFER_BYTES = 16 << 10;

  /** What a command that SIGTERM ended says; one that never ran has no code of its own. */
  private static final int STOPPED_BEFORE = 143;

  /** What a shell says of a command that it cannot find. */
  public static final int NOT_FOUND = 127;

  /** What it says of one that it cannot run. */
  private static final int NOT_RUNNABLE = 126;

  /** What `timeout` says of a command that took too long, and had nothing else to say. */
  private static final int TOO_LONG = 124;

  private final CommandPlan plan;
  private final OutputStream shown;
  private final OutputTail tail;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long begun;
  private @Nullable ProcessGroup running;
  private volatile String stopSignal = "TERM";

  /**
   * Not begun yet.
   *
   * @param shown where the output goes while it comes; never closed
   * @param tail keeps its end, over all tries
   */
  public CommandRunner(CommandPlan plan, OutputStream shown, OutputTail tail) {
    this.plan = plan;
    this.shown = shown;
    this.tail = tail;
  }

  /** Runs; returns every try, the last one last. */
  public List<Attempt> run() {
    List<Attempt> attempts = new ArrayList<>();
    begun = System.nanoTime();
    while (true) {
      Attempt attempt = attempt();
      attempts.add(attempt);
      log.info(
          "command try={} code={} ending={}", attempts.size(), attempt.code(), attempt.ending());
      boolean isLast = attempt.isSuccess() || attempts.size() >= plan.tries() || isStopped();
      if (isLast || !pause(plan.pauseAfter(attempts.size()))) {
        return attempts;
      }
    }
  }

  /**
   * Ends what runs, with this signal, and tries nothing more.
   *
   * @param signal such as {@code INT}
   */
  public void stop(String signal) {
    stopSignal = signal;
    stopped.countDown();
  }

  /** Kills what runs, for somebody who does not want to wait. */
  public synchronized void kill() {
    if (running != null) {
      running.kill();
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Whether there is still time for another try after it. */
  private boolean pause(Duration pause) {
    if (!plan.totalLimit().isZero() && pause.compareTo(left()) >= 0) {
      return false;
    }
    try {
      return !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Duration left() {
    return plan.totalLimit().minusNanos(System.nanoTime() - begun);
  }

  private Attempt attempt() {
    long start = System.nanoTime();
    if (isStopped()) {
      return new Attempt(STOPPED_BEFORE, Duration.ZERO, Ending.STOPPED);
    }
    ProcessGroup group;
    try {
      group = begin();
    } catch (IOException e) {
      log.debug("the command did not start", e);
      int code = e instanceof NoSuchFileException ? NOT_FOUND : NOT_RUNNABLE;
      return new Attempt(code, since(start), Ending.NOT_STARTED);
    }
    Thread reader = new Thread(() -> read(group.process().getInputStream()), "keepsake-output");
    reader.setDaemon(true);
    reader.start();
    Ending ending = await(group);
    join(reader);
    ended();
    int code = group.process().exitValue();
    boolean endedWell = code == 0 && ending == Ending.TIMED_OUT;
    return new Attempt(endedWell ? TOO_LONG : code, since(start), ending);
  }

  private synchronized ProcessGroup begin() throws IOException {
    ProcessGroup group = ProcessGroup.start(plan.command());
    running = group;
    return group;
  }

  private synchronized void ended() {
    running = null;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Waits for its end, or for a reason to end it. */
  private Ending await(ProcessGroup group) {
    long limitMs = limitMs();
    long start = System.nanoTime();
    while (!hasEnded(group, Duration.ofMillis(200))) {
      if (isStopped()) {
        end(group, stopSignal);
        return Ending.STOPPED;
      }
      if (limitMs > 0 && since(start).toMillis() >= limitMs) {
        end(group, "TERM");
        return Ending.TIMED_OUT;
      }
    }
    return isStopped() ? Ending.STOPPED : Ending.EXITED;
  }

  private long limitMs() {
    long one = plan.tryLimit().toMillis();
    if (plan.totalLimit().isZero()) {
      return one;
    }
    long left = Math.max(1, left().toMillis());
    return one == 0 ? left : Math.min(one, left);
  }

  /** Asks all of them to end, and kills who has not after a while. */
  private static void end(ProcessGroup group, String signal) {
    try {
      group.signal(signal).get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.warn("the command did not end when asked and is killed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    group.kill();
    hasEnded(group, GRACE);
  }

  private static boolean hasEnded(ProcessGroup group, Duration within) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + within.toNanos();
    try {
      while (true) {
        try {
          long left = Math.max(0, deadline - System.nanoTime());
          return group.process().waitFor(left, TimeUnit.NANOSECONDS);
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

  private void read(InputStream output) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      for (int got = output.read(buffer); got >= 0; got = output.read(buffer)) {
        tail.add(buffer, got);
        show(buffer, got);
      }
    } catch (IOException e) {
      log.debug("the output was cut off", e);
    }
  }

  /** Where nobody reads what we show any more, the command goes on all the same. */
  private void show(byte[] buffer, int length) {
    try {
      shown.write(buffer, 0, length);
      shown.flush();
    } catch (IOException e) {
      log.debug("the output is not shown", e);
    }
  }

  private static void join(Thread reader) {
    try {
      reader.join(DRAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
