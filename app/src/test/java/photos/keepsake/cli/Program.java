package photos.keepsake.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import photos.keepsake.simulator.Simulator;

/** Runs commands as `keepsake` does, without ending the test's own process. */
final class Program {
  private Program() {}

  /**
   * What a command left behind.
   *
   * @param code its exit code
   */
  record Result(int code, String out, String err) {}

  static Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = Main.run(console, arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** `keepsake sync` against the simulator. */
  static Result sync(Simulator simulator, Path archive, Path profile, String... more) {
    return run(syncArguments(simulator, archive, profile, more));
  }

  static String[] syncArguments(Simulator simulator, Path archive, Path profile, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "sync",
                "--archive",
                archive.toString(),
                "--profile",
                profile.toString(),
                "--extra-ca",
                simulator.caPem().toString(),
                "--keep-free",
                "100M"));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--proxy")) {
      arguments.addAll(List.of("--proxy", simulator.proxy().toString()));
    }
    return arguments.toArray(String[]::new);
  }
}
