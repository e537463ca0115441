package photos.keepsake.chrome;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operating system's side of a running Chrome: its processes and what they say. */
final class ChromeProcess {
  private static final Logger log = LoggerFactory.getLogger(ChromeProcess.class);

  /** Enough for the last dozen lines, where Chrome says why it gave up. */
  private static final int STDERR_TAIL_CHARACTERS = 4096;

  /** For its last words on stderr to arrive. */
  private static final Duration DRAIN_PATIENCE = Duration.ofMillis(200);

  private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);
  private static final Duration KILL_PAUSE = Duration.ofMillis(5);

  private final Process process;
  private final String mark;
  private final StringBuilder tail = new StringBuilder();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private final Set<ProcessHandle> family = new HashSet<>();

  /**
   * Starts the command.
   *
   * @param mark a path that only command lines of this Chrome name, by which its crash handlers are
   *     known: they leave the family at once (seen on Chromium 156, 2026-11)
   * @param onLine gets each line of its stderr, on a thread of its own
   */
  ChromeProcess(ProcessBuilder command, String mark, Consumer<String> onLine) throws IOException {
    this.mark = mark;
    process =
        command
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();
    process.getOutputStream().close();
    Thread drain = new Thread(() -> drain(onLine), "chrome-stderr");
    drain.setDaemon(true);
    drain.start();
  }

  private void drain(Consumer<String> onLine) {
    StringBuilder line = new StringBuilder();
    byte[] chunk = new byte[4096];
    try (InputStream stderr = process.getErrorStream()) {
      for (int n = stderr.read(chunk); n >= 0; n = stderr.read(chunk)) {
        line.append(new String(chunk, 0, n, StandardCharsets.UTF_8));
        takeLines(line, onLine);
      }
    } catch (IOException e) {
      log.debug("stderr of Chrome ended", e);
    } finally {
      remember(line.toString());
      drained.complete(null);
    }
  }

  private void takeLines(StringBuilder line, Consumer<String> onLine) {
    for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
      onLine.accept(line.substring(0, end));
      remember(line.substring(0, end + 1));
      line.delete(0, end + 1);
    }
    if (line.length() > STDERR_TAIL_CHARACTERS) {
      remember(line.toString());
      line.setLength(0);
    }
  }

  private void remember(String text) {
    synchronized (tail) {
      tail.append(text);
      tail.delete(0, Math.max(0, tail.length() - STDERR_TAIL_CHARACTERS));
    }
  }

  /** The last lines of stderr. */
  String stderrTail() {
    synchronized (tail) {
      return tail.toString();
    }
  }

  /** Completes when the process has ended. */
  CompletableFuture<Process> ended() {
    return process.onExit();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it ended with, waiting for that; empty when it still runs. */
  OptionalInt exitCode(Duration patience) {
    try {
      if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return OptionalInt.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
    drained.copy().completeOnTimeout(null, DRAIN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    return OptionalInt.of(process.exitValue());
  }

  /** All processes of it that run now. */
  Stream<ProcessHandle> family() {
    return Stream.concat(
        Stream.concat(Stream.of(process.toHandle()), process.descendants()),
        ProcessHandle.allProcesses().filter(this::bearsMark));
  }

  private boolean bearsMark(ProcessHandle candidate) {
    return candidate.info().commandLine().filter(line -> line.contains(mark)).isPresent();
  }

  /** Notes who belongs to it now: once their parent is gone, children cannot be told any more. */
  void rememberFamily() {
    family().forEach(family::add);
  }

  /** Kills everything that is left of it, and waits until that is gone. */
  void killAll() {
    rememberFamily();
    Deadline deadline = Deadline.in(KILL_PATIENCE);
    forgetEnded();
    while (!family.isEmpty() && deadline.leftNanos() > 0) {
      family.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(KILL_PAUSE.toNanos());
      forgetEnded();
    }
    if (!family.isEmpty()) {
      log.warn("processes of Chrome could not be ended count={}", family.size());
    }
  }

  private void forgetEnded() {
    family.removeIf(member -> !ThisMachine.isRunning(member));
  }
}
