package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.chrome.ChromeFinder;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine.Option;

/** Which browser, and what else it is told. */
final class ChromeChoice {
  @Option(
      names = "--chrome",
      paramLabel = "PATH",
      description = "The browser to use; found by itself when left out.")
  private @Nullable Path chrome;

  @Option(
      names = "--chrome-arg",
      paramLabel = "ARG",
      split = "\n", // Only environment and config file have lines.
      hideParamSyntax = true,
      description = "A further switch for Chrome; may be given several times.")
  private List<String> arguments = List.of();

  List<String> arguments() {
    return arguments;
  }

  /**
   * Finds the browser.
   *
   * @throws RunFailure with NO_CHROME
   */
  ChromeBinary find() {
    Optional<Path> wanted = Optional.ofNullable(chrome);
    ChromeFinder finder = ChromeFinder.ofThisSystem();
    return finder.find(wanted).orElseThrow(() -> missing(wanted));
  }

  private static RunFailure missing(Optional<Path> wanted) {
    return new RunFailure(
        Reason.NO_CHROME,
        wanted.map(path -> "there is no browser at " + path).orElse("no Chrome was found"),
        wanted
            .map(path -> "that path leads to no program that can be run")
            .orElse("neither Google Chrome nor Chromium is in the usual places or on the PATH"),
        "install Google Chrome, or name a browser with --chrome PATH");
  }
}
