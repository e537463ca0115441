package photos.keepsake.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** The script that starts this program, `keepsake` in a checkout. */
final class Launcher {
  private Launcher() {}

  /**
   * Where it is: it says so itself, else it stands beside what Java was started with.
   *
   * @throws RunFailure with USAGE when it cannot be found
   */
  static Path find(Folders folders) {
    Optional<Path> told = folders.variable("KEEPSAKE_LAUNCHER").map(Path::of);
    return Stream.concat(told.stream(), besideTheJar())
        .map(path -> path.toAbsolutePath().normalize())
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst()
        .orElseThrow(Launcher::missing);
  }

  /** The jar is app/target/keepsake.jar below the checkout. */
  private static Stream<Path> besideTheJar() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith("keepsake.jar"))
        .map(entry -> Path.of(entry).toAbsolutePath().resolve("../../../keepsake"));
  }

  private static RunFailure missing() {
    return new RunFailure(
        Reason.USAGE,
        "it is not known how this program is started",
        "KEEPSAKE_LAUNCHER is not set, and there is no script beside the program's files",
        "start this command by the script `keepsake` of the checkout");
  }
}
