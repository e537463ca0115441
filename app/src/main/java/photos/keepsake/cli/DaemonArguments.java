package photos.keepsake.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a command that the daemon starts is given: of the daemon's own options those that the
 * command knows too. What environment and config file say the command reads itself, each time.
 *
 * @param words its arguments
 * @param secrets variables for what must not be seen in a list of processes
 */
record DaemonArguments(List<String> words, Map<String, String> secrets) {
  /** Copies both. */
  DaemonArguments {
    words = List.copyOf(words);
    secrets = Map.copyOf(secrets);
  }

  /**
   * For one command.
   *
   * @param parsed the daemon's own command line
   * @param fixed options to be given as they are, whatever the command line says
   */
  static DaemonArguments of(CommandSpec command, ParseResult parsed, Map<String, String> fixed) {
    List<String> words = new ArrayList<>(List.of(command.name()));
    Map<String, String> secrets = new HashMap<>();
    for (OptionSpec option : parsed.matchedOptionsSet()) {
      String name = Defaults.name(option);
      if (fixed.containsKey(name) || command.findOption(option.longestName()) == null) {
        continue;
      }
      if (Flags.isFlag(option)) {
        words.add(option.longestName());
      } else if (SecretOptions.mayBeSecret(name)) {
        String values = String.join("\n", option.originalStringValues());
        secrets.put("KEEPSAKE_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), values);
      } else {
        option.originalStringValues().forEach(v -> words.add(option.longestName() + "=" + v));
      }
    }
    fixed.forEach((name, value) -> words.add("--" + name + "=" + value));
    return new DaemonArguments(words, secrets);
  }
}
