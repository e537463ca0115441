package photos.keepsake.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A flag on the command line means yes, and its opposite no, whatever environment and config file
 * say. Left alone, picocli takes such a flag for a switch and turns off what was on.
 */
final class Flags implements IExecutionStrategy {
  private static final Map<String, String> OPPOSITES =
      Map.of("headless", "headful", "headful", "headless", "quiet", "verbose", "verbose", "quiet");

  /** The flag that contradicts the one of this name, if there is one. */
  static Optional<String> opposite(String name) {
    return Optional.ofNullable(OPPOSITES.get(name));
  }

  /** Whether an option is a flag. */
  static boolean isFlag(OptionSpec option) {
    return option.type() == boolean.class || option.type() == Boolean.class;
  }

  @Override
  public int execute(ParseResult parsed) {
    settle(parsed);
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Sets the flags of a command line that was parsed, also those of its command. */
  static void settle(ParseResult parsed) {
    if (parsed.hasSubcommand()) {
      settle(parsed.subcommand());
    }
    for (OptionSpec option : parsed.matchedOptions()) {
      if (isFlag(option)) {
        option.setValue(true);
        opposite(Defaults.name(option))
            .map(name -> "--" + name)
            .filter(name -> !parsed.hasMatchedOption(name))
            .map(name -> option.command().findOption(name))
            .ifPresent(contradicted -> contradicted.setValue(false));
      }
    }
  }
}
