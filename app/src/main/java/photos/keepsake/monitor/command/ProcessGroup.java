package photos.keepsake.monitor.command;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command with all that it starts. Java has no process groups: where the system has {@code
 * setsid}, the command leads a group of its own, which a signal reaches as a whole, also what it
 * left in the background; else its descendants are ended one by one, and those whose parent is gone
 * escape.
 */
final class ProcessGroup {
  private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(5);

  /** As much as Linux itself reads. */
  private static final int FIRST_LINE_BYTES = 256;

  private static final Pattern INTERPRETER = Pattern.compile("#![ \\t]*(/[^ \\t\\r\\n]+)");

  private static final List<String> SETSID_PLACES =
      List.of("/usr/bin/setsid", "/bin/setsid", "/usr/local/bin/setsid");

  private final Process process;
  private final boolean leads;

  private ProcessGroup(Process process, boolean leads) {
    this.process = process;
    this.leads = leads;
  }

  /** Starts it with our standard input, and its two outputs as one. */
  static ProcessGroup start(List<String> command) throws IOException {
    requireProgram(command.get(0));
    Optional<String> setsid = setsid();
    List<String> whole = new ArrayList<>(setsid.stream().toList());
    whole.addAll(command);
    Process process =
        new ProcessBuilder(whole)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new ProcessGroup(process, setsid.isPresent());
  }

  /** What `setsid` cannot start would look like a command that failed. */
  private static void requireProgram(String name) throws IOException {
    List<Path> places =
        name.contains("/")
            ? List.of(Path.of(name))
            : Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder.isEmpty() ? "." : folder).resolve(name))
                .toList();
    if (places.stream().noneMatch(Files::exists)) {
      throw new NoSuchFileException(name);
    }
    Path found =
        places.stream()
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
            .findFirst()
            .orElseThrow(() -> new AccessDeniedException(name));
    requireInterpreter(found);
  }

  /** A script whose first line names a program that is not there cannot be started either. */
  private static void requireInterpreter(Path program) throws IOException {
    byte[] begin = new byte[FIRST_LINE_BYTES];
    int length;
    try (InputStream in = Files.newInputStream(program)) {
      length = in.readNBytes(begin, 0, begin.length);
    } catch (AccessDeniedException e) {
      return; // It may be run though it may not be read.
    }
    String line = new String(begin, 0, length, StandardCharsets.ISO_8859_1);
    Matcher interpreter = INTERPRETER.matcher(line);
    if (interpreter.lookingAt() && !Files.isExecutable(Path.of(interpreter.group(1)))) {
      throw new AccessDeniedException(program.toString());
    }
  }

  private static Optional<String> setsid() {
    return SETSID_PLACES.stream().filter(path -> Files.isExecutable(Path.of(path))).findFirst();
  }

  Process process() {
    return process;
  }

  /** Sends a signal, such as {@code TERM}, to all of them; completes when they have ended. */
  CompletableFuture<?> signal(String name) {
    List<ProcessHandle> family =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    if (!leads || !signalGroup(name)) {
      family.forEach(ProcessHandle::destroy);
    }
    return CompletableFuture.allOf(
        family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
  }

  /** Ends all of them at once. */
  void kill() {
    List<ProcessHandle> family = process.descendants().toList();
    if (leads) {
      signalGroup("KILL");
    }
    family.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Through the shell, which has `kill` built in; the program of that name may be missing. */
  private boolean signalGroup(String name) {
    List<String> command =
        List.of("/bin/sh", "-c", "kill -s \"$1\" -- \"-$2\"", "sh", name, "" + process.pid());
    try {
      Process kill =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return kill.waitFor(SIGNAL_LIMIT.toMillis(), TimeUnit.MILLISECONDS) && kill.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
