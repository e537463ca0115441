package photos.keepsake.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The `keepsake sync` that a service runs. What would be refused at night is refused when it is
 * written down; and so is a secret, since everybody can read service files and process lists.
 */
final class ServiceRun {
  private static final String FILE = "file:";

  /** Programs, where a name without a slash is looked for on the PATH. */
  private static final Set<String> PROGRAMS = Set.of("run", "notify-command");

  /** They have options of `keepsake service` itself, which makes them absolute. */
  private static final Set<String> GIVEN_BEFORE = Set.of("archive", "profile", "config");

  private final Console console;
  private final Folders folders;

  ServiceRun(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  /**
   * The whole command.
   *
   * @param places options with absolute paths, such as {@code --archive=/volume1/photos}
   * @param words options of `sync`, as they were given
   * @throws RunFailure with USAGE
   */
  List<String> command(List<String> places, List<String> words) {
    List<String> command = new ArrayList<>(List.of(Launcher.find(folders).toString(), "sync"));
    command.addAll(places);
    command.addAll(words);
    ParseResult parsed = parsed(command.subList(1, command.size()));
    if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
      throw usage(
          "a service cannot run that",
          "it would only print its help",
          "leave out --help behind --");
    }
    List<OptionSpec> given = parsedWords(words).matchedOptions();
    given.forEach(this::requireFit);
    ((SyncCommand) parsed.commandSpec().userObject()).requireRunnable();
    return command;
  }

  /** The words alone: what of them is an option of which name. */
  private ParseResult parsedWords(List<String> words) {
    List<String> all = new ArrayList<>(List.of("sync"));
    all.addAll(words);
    return parsed(all);
  }

  private ParseResult parsed(List<String> words) {
    String[] arguments = words.toArray(String[]::new);
    LogFile log = new LogFile();
    Defaults defaults = new Defaults(folders, arguments);
    FailureReport report = new FailureReport(console, () -> false, folders, log);
    CommandLine program = Main.commandLine(new Keepsake(console, folders, log), defaults, report);
    try {
      return program.parseArgs(arguments).subcommand();
    } catch (ParameterException e) {
      throw e.getCause() instanceof RunFailure failure ? failure : misunderstood(e);
    }
  }

  private static RunFailure misunderstood(ParameterException e) {
    return new RunFailure(
        Reason.USAGE,
        "what the service is to run cannot be understood",
        withoutAddresses(String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
        "give options of `keepsake sync` behind --; `keepsake sync --help` has them");
  }

  /** Whoever forgets to write --ping in front of the check's address still gave a secret. */
  private static String withoutAddresses(String text) {
    return text.replaceAll("\\S*://\\S*", "(an address)");
  }

  private void requireFit(OptionSpec option) {
    String name = Defaults.name(option);
    if (GIVEN_BEFORE.contains(name)) {
      throw usage(
          "--" + name + " stands behind --",
          "a service needs it as an absolute path, which Keepsake makes of what stands before --",
          "write it before --");
    }
    for (String value : option.originalStringValues()) {
      requireNoSecret(name, value);
      requireAbsolute(option, name, value);
    }
  }

  private static void requireNoSecret(String name, String value) {
    boolean mayBeFile = SecretOptions.mayBeFile(name);
    boolean saidElsewhere = mayBeFile && value.startsWith(FILE);
    if ((SecretOptions.isSecret(name) && !saidElsewhere) || isProxyWithPassword(name, value)) {
      throw usage(
          "--" + name + " would stand readable in a service file and in lists of processes",
          "what it says may be a secret",
          "say it in ~/.config/keepsake/config.toml (chmod 600)"
              + (mayBeFile ? ", or give --" + name + " file:/PATH" : ""));
    }
  }

  private static boolean isProxyWithPassword(String name, String value) {
    try {
      return name.equals("proxy") && URI.create(value).getRawUserInfo() != null;
    } catch (IllegalArgumentException e) {
      return value.contains("@");
    }
  }

  /** A service has another working folder. */
  private static void requireAbsolute(OptionSpec option, String name, String value) {
    Optional<String> path = Optional.empty();
    if (value.startsWith(FILE)) {
      path = Optional.of(value.substring(FILE.length()));
    } else if (option.type() == Path.class || (PROGRAMS.contains(name) && value.contains("/"))) {
      path = Optional.of(value);
    }
    if (path.filter(text -> !Path.of(text).isAbsolute() && !text.startsWith("~/")).isPresent()) {
      throw usage(
          "--" + name + " has a path that leads somewhere from here only",
          "a service runs in another folder than this one",
          "write the whole path, from / on");
    }
  }

  private static RunFailure usage(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }
}
