package photos.keepsake.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import photos.keepsake.simulator.Simulator;

/**
 * Runs commands as `keepsake` does, without ending the test's own process.
 *
 * @param environment all that the command sees of one
 */
record Program(Map<String, String> environment) {

  /** With a home of its own below this folder. */
  static Program in(Path folder) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("KEEPSAKE_") || name.startsWith("XDG_"));
    environment.put("HOME", folder.resolve("home").toString());
    String chrome = System.getenv("KEEPSAKE_CHROME");
    if (chrome != null) {
      environment.put("KEEPSAKE_CHROME", chrome);
    }
    return new Program(environment);
  }

  /** The same with one variable more. */
  Program with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Program(more);
  }

  /**
   * What a command left behind.
   *
   * @param code its exit code
   */
  record Result(int code, String out, String err) {}

  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = Main.run(console, environment, arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** `keepsake sync` against the simulator. */
  Result sync(Simulator simulator, Path archive, Path profile, String... more) {
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
