package photos.keepsake.cli;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.library.RunFailure;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in three lines what happened, why, and what to do, and gives the exit code. */
final class FailureReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Console console;

  FailureReport(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    if (e.getCause() instanceof RunFailure failure) {
      return report(failure, false);
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    return report(
        new RunFailure(
            RunFailure.Reason.USAGE,
            "this command line cannot be understood",
            Character.toLowerCase(why.charAt(0)) + why.substring(1),
            "see `" + command + " --help`"),
        false);
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
    boolean json = last(parsed).hasMatchedOption("--json");
    return e instanceof RunFailure failure ? report(failure, json) : reportBug(e);
  }

  private static ParseResult last(ParseResult parsed) {
    return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
  }

  private int report(RunFailure failure, boolean json) {
    ExitCode code = ExitCode.of(failure.reason());
    LoggerFactory.getLogger(FailureReport.class)
        .error("run ended reason={} what={}", failure.reason(), failure.what(), failure);
    if (json) {
      Output.json(
          console,
          "exit_error",
          Map.of(
              "exit_code", code.number(),
              "what", failure.what(),
              "why", failure.why(),
              "fix", failure.fix()));
    }
    print(failure.what(), failure.why(), failure.fix());
    return code.number();
  }

  private int reportBug(Exception e) {
    Logger log = LoggerFactory.getLogger(FailureReport.class);
    log.error("bug", e);
    print(
        "Keepsake itself failed",
        "it met something that it was not built for (" + e.getClass().getSimpleName() + ")",
        "run the same command again; if it stays so, report it with the log");
    return ExitCode.BUG.number();
  }

  private void print(String what, String why, String fix) {
    console.err().println("error: " + what);
    console.err().println("  why: " + why);
    console.err().println("  fix: " + fix);
  }
}
