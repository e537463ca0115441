package photos.keepsake.monitor.service;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** The programs in the folders of {@code PATH}. */
public final class PathPrograms implements Programs {
  /** Each of them answers within a second; a bus that hangs must not hang us. */
  static final Duration LIMIT_DEFAULT = Duration.ofSeconds(30);

  /** A table or a status of this size is none. */
  private static final long OUTPUT_MAX = 4L << 20;

  private final Map<String, String> environment;
  private final Duration limit;

  /** With this environment, {@code PATH} among it, and the usual patience. */
  public PathPrograms(Map<String, String> environment) {
    this(environment, LIMIT_DEFAULT);
  }

  PathPrograms(Map<String, String> environment, Duration limit) {
    this.environment = Map.copyOf(environment);
    this.limit = limit;
  }

  @Override
  public boolean has(String name) {
    return find(name).isPresent();
  }

  private Optional<Path> find(String name) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  @Override
  public Answer run(List<String> command, String input, Charset charset, Map<String, String> more) {
    String name = command.get(0);
    Path program =
        find(name).orElseThrow(() -> failed(name, "there is no such program on the PATH", null));
    List<String> words = new ArrayList<>(command);
    words.set(0, program.toString());
    try {
      return run(words, input.getBytes(charset), charset, more);
    } catch (IOException e) {
      throw failed(name, "it could not be started, or its answer not be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(name, "waiting for it was interrupted", e);
    }
  }

  /** By files: whoever writes and reads pipes of one program by turns can wait for ever. */
  private Answer run(List<String> words, byte[] input, Charset charset, Map<String, String> more)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("keepsake-program");
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    try {
      Files.write(in, input);
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
      builder.environment().putAll(more);
      builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
      int exitCode = await(builder.start(), words.get(0));
      return new Answer(exitCode, read(out, charset), read(err, charset));
    } finally {
      for (Path path : List.of(in, out, err, folder)) {
        Files.deleteIfExists(path);
      }
    }
  }

  private int await(Process process, String program) throws InterruptedException {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw failed(program, "it did not end within " + limit.toSeconds() + " s", null);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String read(Path file, Charset charset) throws IOException {
    if (Files.size(file) > OUTPUT_MAX) {
      throw new IOException("too long");
    }
    return new String(Files.readAllBytes(file), charset);
  }

  private static RunFailure failed(String program, String why, @Nullable Exception cause) {
    return new RunFailure(
        Reason.TEMPORARY,
        program + " gave no answer",
        why,
        "run it by hand and see what it says, or choose another scheduler with --kind",
        cause);
  }
}
