package photos.keepsake.cli;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option is when the command line does not say: the environment variable {@code KEEPSAKE_}
 * and its name in capitals, else what the {@link ConfigFile} says.
 */
final class Defaults implements IDefaultValueProvider {
  private static final String PREFIX = "KEEPSAKE_";

  /** The letter of {@code -n}; and the plural reads better for several switches in one variable. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of("limit", "n", "chrome-arg", "chrome-args");

  /** What is set for one's own photos must not steer the simulated ones into their archive. */
  private static final Set<String> NOT_FOR_DEMO =
      Set.of("archive", "album", "limit", "from", "to", "partner", "run");

  private static final Set<String> YES = Set.of("true", "yes", "on", "1");
  private static final Set<String> NO = Set.of("false", "no", "off", "0");

  private final Folders folders;
  private final List<String> arguments;
  private final Set<String> settled;
  private boolean configIsRead;
  private @Nullable ConfigFile config;

  Defaults(Folders folders, String... arguments) {
    this(folders, Set.of(), arguments);
  }

  /** With options that neither environment nor config file may set. */
  Defaults(Folders folders, Set<String> settled, String... arguments) {
    this.settled = settled;
    this.folders = folders;
    this.arguments = Arrays.asList(arguments).stream().takeWhile(a -> !a.equals("--")).toList();
  }

  /** An option's name without the hyphens, such as {@code extra-ca}. */
  static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !mayHaveDefault(option) || isHelpAsked()) {
      return null;
    }
    return value(option)
        .map(text -> fit(option, text))
        .filter(text -> !(text.isEmpty() && option.isMultiValue()))
        .orElse(null);
  }

  /** Help must come although the config file has a mistake. */
  private boolean isHelpAsked() {
    return arguments.contains("-h") || arguments.contains("--help");
  }

  /** Whether JSON is wanted, also of a command line that cannot be understood. */
  boolean wantsJson() {
    try {
      return arguments.contains("--json")
          || (!settled.contains("json")
              && fromEnvironment("json")
                  .or(() -> config().flatMap(file -> file.value("json", false)))
                  .filter(text -> YES.contains(text.strip().toLowerCase(Locale.ROOT)))
                  .isPresent());
    } catch (RunFailure e) {
      return false; // The config file is what cannot be understood.
    }
  }

  private boolean mayHaveDefault(OptionSpec option) {
    String name = name(option);
    boolean isFixed = option.usageHelp() || option.versionHelp() || name.equals("config");
    boolean isDemos = option.command().name().equals("demo") && NOT_FOR_DEMO.contains(name);
    return !isFixed && !isDemos && !isOfOneCheck(option) && !settled.contains(name);
  }

  private Optional<String> value(OptionSpec option) {
    String name = name(option);
    Optional<String> value = fromEnvironment(name);
    boolean decided = Flags.opposite(name).flatMap(this::fromEnvironment).isPresent();
    return value.isPresent() || decided ? value : fromConfig(option);
  }

  private Optional<String> fromEnvironment(String name) {
    return names(name)
        .map(other -> PREFIX + other.toUpperCase(Locale.ROOT).replace('-', '_'))
        .flatMap(variable -> folders.variable(variable).stream())
        .findFirst();
  }

  private Optional<String> fromConfig(OptionSpec option) {
    Optional<ConfigFile> file = config();
    file.ifPresent(known -> known.requireKnown(knownNames(option.command().root())));
    return names(name(option))
        .flatMap(n -> file.flatMap(f -> f.value(n, option.isMultiValue())).stream())
        .findFirst();
  }

  private static Set<String> knownNames(CommandSpec program) {
    return commands(program)
        .flatMap(command -> command.options().stream())
        .filter(option -> !isOfOneCheck(option))
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .map(Defaults::name)
        .filter(name -> !name.equals("config"))
        .flatMap(Defaults::names)
        .collect(Collectors.toSet());
  }

  private static Stream<CommandSpec> commands(CommandSpec parent) {
    return parent.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .flatMap(command -> Stream.concat(Stream.of(command), commands(command)));
  }

  /** A schedule that is set for the daemon, say, must not become that of a check. */
  private static boolean isOfOneCheck(OptionSpec option) {
    return option.userObject() instanceof Field field
        && ChecksAction.class.isAssignableFrom(field.getDeclaringClass());
  }

  private static Stream<String> names(String name) {
    return Stream.concat(Stream.of(name), Stream.ofNullable(OTHER_NAMES.get(name)));
  }

  /** Brings a text into the form in which picocli reads it. */
  private String fit(OptionSpec option, String text) {
    if (Flags.isFlag(option)) {
      return yesOrNo(name(option), text);
    }
    if (option.isMultiValue()) {
      return several(name(option), text);
    }
    boolean isPath = option.type() == Path.class || name(option).equals("run");
    return isPath ? atHome(text) : text;
  }

  private static String yesOrNo(String name, String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw new RunFailure(
          Reason.USAGE,
          "cannot understand \"" + text + "\" for " + name,
          "the environment or the config file must say yes or no there",
          "write true, yes, on or 1, or else false, no, off or 0");
    }
    return String.valueOf(YES.contains(word));
  }

  /** One a line; of Chrome's switches also several in a line. */
  private static String several(String name, String text) {
    String lines = name.equals("chrome-arg") ? text.replaceAll("\\s+(?=--)", "\n") : text;
    return lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String atHome(String text) {
    boolean below = text.equals("~") || text.startsWith("~/");
    return below ? folders.home() + text.substring(1) : text;
  }

  private Optional<ConfigFile> config() {
    if (!configIsRead) {
      Optional<Path> usual = Optional.of(folders.configFile()).filter(Files::exists);
      config = wantedConfig().or(() -> usual).map(ConfigFile::read).orElse(null);
      configIsRead = true;
    }
    return Optional.ofNullable(config);
  }

  private Optional<Path> wantedConfig() {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).startsWith("--config=")) {
        return Optional.of(Path.of(arguments.get(i).substring("--config=".length())));
      }
      if (arguments.get(i).equals("--config") && i + 1 < arguments.size()) {
        return Optional.of(Path.of(arguments.get(i + 1)));
      }
    }
    return folders.variable(PREFIX + "CONFIG").map(this::atHome).map(Path::of);
  }
}
