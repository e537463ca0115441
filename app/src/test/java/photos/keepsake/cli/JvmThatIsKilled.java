package photos.keepsake.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import photos.keepsake.simulator.Simulator;

/** `keepsake sync` in a process of its own, which a test may kill. */
final class JvmThatIsKilled {
  private JvmThatIsKilled() {}

  static Process sync(Simulator simulator, Path archive, Path profile, Path output)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "photos.keepsake.cli.Main"));
    command.addAll(List.of(Program.syncArguments(simulator, archive, profile)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
