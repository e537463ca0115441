package photos.keepsake.chrome;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the tests start their browser. */
final class TestChrome {
  /** Only to end a test that went wrong; the machine may be busy. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private TestChrome() {}

  static Path binary() {
    return ChromeFinder.ofThisSystem()
        .find(Optional.ofNullable(System.getenv("KEEPSAKE_CHROME")).map(Path::of))
        .orElseThrow(() -> new AssertionError("these tests need Chrome or Chromium"))
        .path();
  }

  static ChromeOptions options(Path profile, String... extraArguments) {
    return options(binary(), profile, extraArguments);
  }

  static ChromeOptions options(Path binary, Path profile, String... extraArguments) {
    return new ChromeOptions(
        binary,
        profile,
        true,
        Optional.empty(),
        Optional.empty(),
        List.of(extraArguments),
        PATIENCE);
  }

  static Chrome launch(Path profile) {
    return Chrome.launch(options(profile));
  }

  /** The processes that still run and name a path in their command line. */
  static List<String> processesNaming(Path path) {
    return ProcessHandle.allProcesses()
        .filter(ThisMachine::isRunning)
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(path.toString()))
        .toList();
  }
}
