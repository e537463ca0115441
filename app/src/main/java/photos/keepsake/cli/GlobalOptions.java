package photos.keepsake.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes. */
final class GlobalOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read defaults for options from this TOML file.")
  @SuppressWarnings("unused") // Defaults reads it from the arguments before they are parsed.
  private @Nullable Path config;

  @Option(names = "--json", description = "Print one JSON object per line.")
  private boolean json;

  @Option(names = "--no-color", description = "Print without colours.")
  private boolean noColor;

  @Option(names = "--no-input", description = "Never ask anything; no command does so far.")
  @SuppressWarnings("unused") // Nothing asks yet; scripts may already say that nobody answers.
  private boolean noInput;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print results, warnings and errors only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Name every item; log more.")
  private boolean verbose;

  boolean json() {
    return json;
  }

  boolean noColor() {
    return noColor;
  }

  /** Whether a person wants to read along: neither quiet nor a program that reads JSON. */
  boolean talks() {
    return !quiet && !json;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }
}
