package photos.keepsake.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** Where the program starts and ends. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    int code = run(new Console(out, utf8(FileDescriptor.err)), System.getenv(), arguments);
    out.flush();
    System.exit(code);
  }

  /** Names of photos are printed as they are, whatever the locale of a cron job. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /** Ends the process without any tidying up, for a person who asked twice. */
  static void leaveAtOnce(ExitCode code) {
    Runtime.getRuntime().halt(code.number());
  }

  /** Runs one command in this environment; the same without ending the process. */
  static int run(Console console, Map<String, String> environment, String... arguments) {
    if (arguments.length > 0 && arguments[0].equals(GphotosCdp.NAME)) {
      List<String> others = List.of(arguments).subList(1, arguments.length);
      return new GphotosCdp(console, new Folders(environment)).run(others);
    }
    return run(console, environment, RunVariant.NATIVE, Set.of(), arguments);
  }

  /**
   * The same for another program's command line that was translated.
   *
   * @param settled options that neither environment nor config file may set
   */
  static int run(
      Console console,
      Map<String, String> environment,
      RunVariant variant,
      Set<String> settled,
      String... arguments) {
    Folders folders = new Folders(environment);
    Defaults defaults = new Defaults(folders, settled, arguments);
    try (LogFile log = new LogFile()) {
      FailureReport report = new FailureReport(console, defaults::wantsJson, folders, log);
      try {
        return commandLine(new Keepsake(console, folders, log, variant), defaults, report)
            .execute(arguments);
      } catch (Error e) {
        return report.bug(e);
      }
    }
  }

  /** Ready to parse and to run. */
  static CommandLine commandLine(Keepsake keepsake, Defaults defaults, FailureReport report) {
    CommandLine commandLine = new CommandLine(keepsake);
    commandLine.getHelpSectionMap().put(ExitCodeList.SECTION, new ExitCodeList());
    // What follows the name of a foreign program is for that program.
    commandLine.getSubcommands().values().stream()
        .filter(subcommand -> subcommand.getCommand() instanceof MonitorCommand)
        .forEach(monitor -> monitor.setStopAtPositional(true));
    return commandLine
        .setExpandAtFiles(false)
        .setHelpSectionMap(commandLine.getHelpSectionMap())
        .registerConverter(Path.class, new FilePath())
        .setOut(new PrintWriter(keepsake.console().out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(keepsake.console().err(), true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(true)
        .setDefaultValueProvider(defaults)
        .setExecutionStrategy(new Flags())
        .setParameterExceptionHandler(report)
        .setExecutionExceptionHandler(report);
  }
}
