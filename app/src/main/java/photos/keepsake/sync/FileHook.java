package photos.keepsake.sync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import photos.keepsake.library.ItemId;

/**
 * A program of the person that is run on each file that is new in the archive, with the file's path
 * and the item's id as its two arguments, nothing on its standard input, and no shell between. It
 * runs on the thread that fetched the item, so a slow program slows the run down instead of piling
 * up. At most once per file: when the run is killed between the two, the program has missed it.
 *
 * <p>What the program prints is read and dropped, unless somebody wants it, but for its end, which
 * explains a failure. Safe from any thread.
 */
public final class FileHook implements AutoCloseable {
  /** How long a program may take for one file unless something else is said. */
  public static final Duration LIMIT_DEFAULT = Duration.ofMinutes(10);

  private static final String NOT_STARTED = " could not be started";

  private static final int TAIL_BYTES_MAX = 2_000;
  private static final int REASON_CHARACTERS_MAX = 200;

  /** How often the output is drained while the program runs; its end is noticed at once. */
  private static final long DRAIN_MS = 10;

  private static final long KILL_MS = 5_000;

  private final String program;
  private final Duration limit;
  private final Consumer<byte[]> output;
  private final Set<Process> running = new HashSet<>();
  private boolean closed;

  /**
   * Nothing is started yet, nor looked for.
   *
   * @param program a path, or a name to be found on the {@code PATH}
   * @param limit after this time a program is ended, with all that it started
   */
  public FileHook(String program, Duration limit) {
    this(program, limit, printed -> {});
  }

  private FileHook(String program, Duration limit, Consumer<byte[]> output) {
    this.program = program;
    this.limit = limit;
    this.output = output;
  }

  /** The same program, and what it prints is given to somebody piece by piece, from any thread. */
  public FileHook passingOn(Consumer<byte[]> to) {
    return new FileHook(program, limit, to);
  }

  /** Runs the program on one file and waits for it; says why when it did not end with 0. */
  Optional<String> run(Path file, ItemId id) {
    Process process;
    try {
      process = start(file, id);
    } catch (IOException e) {
      return Optional.of(program + NOT_STARTED);
    }
    try {
      return await(process);
    } finally {
      end(process);
    }
  }

  /** Whether a reason why it failed has nothing to do with the file, so that one hint is enough. */
  public static boolean isAboutTheProgram(String reason) {
    return reason.endsWith(NOT_STARTED);
  }

  /** Ends what runs, and starts nothing from now on. */
  @Override
  public synchronized void close() {
    closed = true;
    running.forEach(FileHook::kill);
  }

  private synchronized Process start(Path file, ItemId id) throws IOException {
    if (closed) {
      throw new IOException("the run is ending");
    }
    ProcessBuilder builder = new ProcessBuilder(List.of(program, file.toString(), id.value()));
    Process process = builder.redirectErrorStream(true).start();
    running.add(process);
    return process;
  }

  private Optional<String> await(Process process) {
    Tail tail = new Tail(output);
    try {
      process.getOutputStream().close();
      long deadline = System.nanoTime() + limit.toNanos();
      while (!process.waitFor(DRAIN_MS, TimeUnit.MILLISECONDS)) {
        tail.drain(process.getInputStream());
        if (System.nanoTime() - deadline > 0) {
          return Optional.of(program + " took longer than " + words(limit) + " and was ended");
        }
      }
      tail.drain(process.getInputStream());
    } catch (IOException e) {
      // Its streams are gone, so it is about to end, or was ended by close().
      return Optional.of(program + " was cut off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(program + " was cut off");
    }
    int code = process.exitValue();
    return code == 0 ? Optional.empty() : Optional.of(program + " ended with " + code + tail);
  }

  private synchronized void end(Process process) {
    running.remove(process);
    if (process.isAlive()) {
      kill(process);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(KILL_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String words(Duration time) {
    return time.toSeconds() + " seconds";
  }

  /** The end of what a program printed. */
  private static final class Tail {
    private final Consumer<byte[]> output;
    private byte[] bytes = new byte[0];

    Tail(Consumer<byte[]> output) {
      this.output = output;
    }

    /** Takes what is there without waiting for more. */
    void drain(InputStream printed) throws IOException {
      for (int ready = printed.available(); ready > 0; ready = printed.available()) {
        byte[] more = printed.readNBytes(Math.min(ready, TAIL_BYTES_MAX));
        output.accept(more);
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        bytes = Arrays.copyOfRange(all, Math.max(0, all.length - TAIL_BYTES_MAX), all.length);
      }
    }

    /** The last line, ready to be put behind a sentence; empty when there is none. */
    @Override
    public String toString() {
      List<String> lines =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .map(l -> l.replaceAll("\\p{Cntrl}", " ").strip())
              .filter(l -> !l.isEmpty())
              .toList();
      if (lines.isEmpty()) {
        return "";
      }
      String last = lines.get(lines.size() - 1);
      return ": " + last.substring(0, Math.min(last.length(), REASON_CHARACTERS_MAX));
    }
  }
}
