package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
  private static final Logger logger = LoggerFactory.getLogger(FailureReport.class);

  private final Console console;
  private final BooleanSupplier wantsJson;
  private final Folders folders;
  private final LogFile log;

  FailureReport(Console console, BooleanSupplier wantsJson, Folders folders, LogFile log) {
    this.console = console;
    this.wantsJson = wantsJson;
    this.folders = folders;
    this.log = log;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    if (e.getCause() instanceof RunFailure failure) {
      return failed(failure);
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    return tell(
        ExitCode.USAGE,
        "this command line cannot be understood",
        Character.toLowerCase(why.charAt(0)) + why.substring(1),
        "see `" + command + " --help`");
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
    if (e instanceof RunFailure failure) {
      return failed(failure);
    }
    return e instanceof Stopped stopped ? stopped(stopped.code()) : bug(e);
  }

  int failed(RunFailure failure) {
    logger.error("run ended reason={} what={}", failure.reason(), failure.what(), failure);
    return tell(ExitCode.of(failure.reason()), failure.what(), failure.why(), failure.fix());
  }

  /** The person knows already; a program does not. */
  private int stopped(ExitCode code) {
    if (wantsJson.getAsBoolean()) {
      json(code, "stopped before it began", code.meaning(), "start the same command again");
    }
    return code.number();
  }

  /** Whatever nobody expected. Its trace goes to the log, for whoever mends it. */
  int bug(Throwable bug) {
    if (log.path().isEmpty()) {
      log.open(folders.state(), false);
    }
    logger.error("bug", bug);
    Optional<Path> kept = log.path();
    return tell(
        ExitCode.BUG,
        "Keepsake itself failed",
        "it met something that it was not built for"
            + kept.map(path -> "; the details are in " + path).orElse(""),
        "run the same command again; if it stays so, report it"
            + kept.map(path -> " with the end of that file").orElse(""));
  }

  private int tell(ExitCode code, String what, String why, String fix) {
    if (wantsJson.getAsBoolean()) {
      json(code, what, why, fix);
    }
    console.say("error: " + what);
    console.say("  why: " + why);
    console.say("  fix: " + fix);
    return code.number();
  }

  private void json(ExitCode code, String what, String why, String fix) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("exit_code", code.number());
    fields.put("what", what);
    fields.put("why", why);
    fields.put("fix", fix);
    Output.json(console, "exit_error", fields);
  }
}
