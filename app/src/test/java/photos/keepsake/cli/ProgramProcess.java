package photos.keepsake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import photos.keepsake.simulator.Simulator;

/** `keepsake sync` in a process of its own, which a test may kill or send signals. */
final class ProgramProcess {
  private final Process process;
  private final Path profile;
  private final Path output;

  private ProgramProcess(Process process, Path profile, Path output) {
    this.process = process;
    this.profile = profile;
    this.output = output;
  }

  static ProgramProcess sync(
      Program program, Simulator simulator, Path archive, Path profile, Path output, String... more)
      throws IOException {
    List<String> command = new ArrayList<>(heedingSignals());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "photos.keepsake.cli.Main"));
    command.addAll(List.of(Program.syncArguments(simulator, archive, profile, more)));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(program.environment());
    return new ProgramProcess(builder.start(), profile, output);
  }

  /** What a shell starts in the background ignores Ctrl-C, and so do its children, tests too. */
  private static List<String> heedingSignals() {
    return System.getProperty("os.name").equals("Linux")
        ? List.of("env", "--default-signal=INT,TERM,HUP")
        : List.of();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends a signal and waits for the end; returns the exit code. */
  int end(String signal) throws IOException, InterruptedException {
    String pid = String.valueOf(process.pid());
    new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("it did not end; it said: " + said());
    }
    return process.exitValue();
  }

  /** What it printed, both streams together. */
  String said() throws IOException {
    return Files.readString(output);
  }

  /** Whether a Chrome runs on its profile. */
  boolean hasChrome() {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .flatMap(running -> running.info().commandLine().stream())
        .anyMatch(line -> line.contains("--user-data-dir=" + profile));
  }
}
