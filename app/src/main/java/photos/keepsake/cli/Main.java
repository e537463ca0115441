package photos.keepsake.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the program starts and ends. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    int code = run(new Console(out, utf8(FileDescriptor.err)), arguments);
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

  /** Runs one command; the same without ending the process. */
  static int run(Console console, String... arguments) {
    Keepsake keepsake = new Keepsake(console);
    CommandLine commandLine = new CommandLine(keepsake);
    FailureReport report = new FailureReport(console);
    return commandLine
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(true)
        .setDefaultValueProvider(new Defaults(Folders.ofProcess(), arguments))
        .setParameterExceptionHandler(report)
        .setExecutionExceptionHandler(report)
        .execute(arguments);
  }
}
