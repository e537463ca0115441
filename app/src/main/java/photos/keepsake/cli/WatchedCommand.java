package photos.keepsake.cli;

import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.monitor.command.Attempt;
import photos.keepsake.monitor.command.CommandPlan;
import photos.keepsake.monitor.command.CommandRunner;
import photos.keepsake.monitor.command.OutputTail;
import photos.keepsake.monitor.ping.Signal;

/**
 * A foreign command that is run and told of. Pings never change how it ends, and hold it up no
 * longer than they may.
 *
 * @param announces whether its start is pinged
 * @param logs whether its output is sent with a failure
 * @param logsAlways whether also with a success
 */
record WatchedCommand(
    RunPings pings,
    CommandPlan plan,
    PingChoice choice,
    boolean announces,
    boolean logs,
    boolean logsAlways) {

  /** What the hosted server keeps. */
  private static final int TAIL_BYTES_MAX = 100_000;

  /** More tries than these are counted only. */
  private static final int TRIES_NAMED_MAX = 10;

  /**
   * What came of it.
   *
   * @param attempts every try, the last one last; at least one
   * @param stopped the code of the signal that ended it, if one did
   */
  record Result(List<Attempt> attempts, Optional<ExitCode> stopped) {
    Attempt last() {
      return attempts.get(attempts.size() - 1);
    }

    /** The command's own exit code, or that of the signal. */
    int exitCode() {
      return stopped.map(ExitCode::number).orElse(last().code());
    }

    boolean isSuccess() {
      return stopped.isEmpty() && last().isSuccess();
    }
  }

  /** Runs it to its end. */
  Result run(OutputStream shown, Interrupts interrupts) {
    OutputTail tail = new OutputTail(TAIL_BYTES_MAX);
    CommandRunner runner = new CommandRunner(plan, shown, tail);
    interrupts.onStop(
        () -> {
          pings.hurry();
          runner.stop(signal(interrupts));
        },
        runner::kill);
    pings.begin(announces);
    List<Attempt> attempts = runner.run();
    // What comes from here on, while the end is being told, does not change how it ended.
    Result result = new Result(attempts, interrupts.received());
    boolean sendsLog = result.isSuccess() ? logsAlways : logs || logsAlways;
    pings.end(
        ping(result),
        summary(result, sendsLog ? tail.lastWords() : Optional.empty()),
        sendsLog ? tail.text() : "");
    return result;
  }

  private static String signal(Interrupts interrupts) {
    return interrupts.received().filter(code -> code == ExitCode.INTERRUPTED).isPresent()
        ? "INT"
        : "TERM";
  }

  private Signal ping(Result result) {
    return result.stopped().isPresent()
        ? choice.failure(result.exitCode())
        : choice.of(result.last());
  }

  private String summary(Result result, Optional<String> lastLine) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(result) + lastLine.map(line -> ": " + line).orElse("."));
    List<Attempt> attempts = result.attempts();
    if (attempts.size() > 1) {
      for (int i = Math.max(0, attempts.size() - TRIES_NAMED_MAX); i < attempts.size(); i++) {
        lines.add("Try " + (i + 1) + ": " + words(attempts.get(i)) + ".");
      }
    }
    return String.join("\n", lines);
  }

  private String headline(Result result) {
    int tries = result.attempts().size();
    String last = words(result.last());
    if (result.stopped().isPresent()) {
      return "Stopped by a signal in try " + tries + " of " + plan.tries() + ": " + last;
    }
    if (result.isSuccess()) {
      return "Well done" + (tries > 1 ? ", in try " + tries : "") + " (" + last + ")";
    }
    return "FAILED" + all(tries) + ": " + last;
  }

  private String all(int tries) {
    if (plan.tries() == 1) {
      return "";
    }
    return tries == plan.tries()
        ? " in all " + tries + " tries"
        : " after " + tries + " of " + plan.tries() + " tries";
  }

  private static String words(Attempt attempt) {
    String took = Amounts.duration(attempt.took());
    return switch (attempt.ending()) {
      case EXITED -> "exit status " + attempt.code() + " after " + took;
      case NOT_STARTED ->
          attempt.code() == CommandRunner.NOT_FOUND
              ? "the command was not found"
              : "the command may not be run, or not on this machine";
      case TIMED_OUT -> "ended after " + took + ", which is longer than it may take";
      case STOPPED -> "stopped by a signal after " + took;
    };
  }

  /** For a program to read. */
  static Map<String, Object> fields(Result result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("exit_code", result.exitCode());
    fields.put("tries", result.attempts().stream().map(WatchedCommand::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(Attempt attempt) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("exit_code", attempt.code());
    fields.put("ending", attempt.ending().name().toLowerCase(Locale.ROOT));
    fields.put("duration_seconds", seconds(attempt.took()));
    return fields;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
