package photos.keepsake.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import photos.keepsake.monitor.schedule.Ending;
import photos.keepsake.monitor.schedule.Job;
import photos.keepsake.monitor.schedule.JobEnd;

/**
 * Starts a command of this program in a process of its own: it reads its configuration anew, gives
 * back its memory, and when it crashes the daemon does not.
 */
final class DaemonJob implements Job {
  private static final List<String> DAEMON_ONLY = List.of("-Xms", "-Xmn", "-XX:TieredStopAtLevel=");

  private final Map<String, String> environment;
  private final DaemonArguments arguments;
  private final Consumer<String> notes;

  /**
   * A command with its arguments.
   *
   * @param environment that of this process
   * @param notes hears why it could not be started
   */
  DaemonJob(Map<String, String> environment, DaemonArguments arguments, Consumer<String> notes) {
    this.environment = environment;
    this.arguments = arguments;
    this.notes = notes;
  }

  @Override
  public Started start() {
    ProcessBuilder builder =
        new ProcessBuilder(command())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(arguments.secrets());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new DaemonChild(process);
    } catch (IOException e) {
      notes.accept("the run could not be started: " + DiskWords.of(e));
      return new NotStarted();
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(arguments.words());
    return command;
  }

  /** Those of this very process, where the system tells them. */
  private static List<String> javaOptions() {
    List<String> all =
        ProcessHandle.current().info().arguments().map(Arrays::asList).orElse(List.of());
    int main = all.indexOf(Main.class.getName());
    int path = all.indexOf("-cp");
    return main < 0 || path < 0 || path > main
        ? List.of()
        : all.subList(0, path).stream().filter(DaemonJob::isForRuns).toList();
  }

  /** The launcher keeps a daemon small by these; a run may be larger. */
  private static boolean isForRuns(String option) {
    return DAEMON_ONLY.stream().noneMatch(option::startsWith);
  }

  /** A process that never was. */
  private record NotStarted() implements Started {
    @Override
    public Optional<JobEnd> await(Duration atMost) {
      return Optional.of(new JobEnd(Ending.CRASHED, ExitCode.BUG.number()));
    }

    @Override
    public void stop() {
      // Nothing runs.
    }
  }
}
