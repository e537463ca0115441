package photos.keepsake.cli;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.command.Attempt;
import photos.keepsake.monitor.command.CommandPlan;
import photos.keepsake.monitor.command.CommandRunner;
import photos.keepsake.monitor.ping.PingBody;
import photos.keepsake.monitor.ping.PingReport;
import photos.keepsake.monitor.ping.Pinger;
import photos.keepsake.monitor.ping.Signal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs any command and reports it to a Healthchecks server. */
@Command(
    name = "monitor",
    description = {
      "Run a command, and tell a Healthchecks server how it went.",
      "",
      "Examples:",
      "  keepsake monitor --ping file:/etc/backup.ping --timer --logs -- rsync -a /a /b",
      "  keepsake monitor --ping UUID --retries 3 --exec \"cd /data && ./nightly.sh\"",
      "",
      "Without --ping, the variables of other clients count too: HEALTHCHECKS_CHECK_ID, CHECK_UUID,",
      "HEALTHCHECK_ID, or PING_KEY (HC_PING_KEY) with CHECK_SLUG; HC_API_URL for the server,",
      "HEALTHCHECKS_USERAGENT for the sender.",
      ""
    },
    footer = {
      "",
      "Exit codes:",
      "  those of the command, 128 and the signal's number when one ended it; 127 when it is not",
      "  found, 126 when it cannot be run, 124 when it took too long and ended with 0; 2 when this",
      "  was given something that cannot be, 130 and 143 when this was told to stop. Pings change",
      "  none of them. With --test: 0 when the ping was recorded, else 4."
    })
final class MonitorCommand extends ProgramCommand {
  @Mixin private PingOptions ping = new PingOptions();
  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = {"-X", "--exec"},
      paramLabel = "COMMAND",
      description = "A command for the shell; given several times, joined by spaces.")
  private List<String> shell = List.of();

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The program and its arguments, without a shell; best behind --.")
  private List<String> command = List.of();

  @Option(
      names = {"-r", "--retries"},
      paramLabel = "N",
      description = "Try it up to this many times in all (default 1).")
  private int tries = 1;

  @Option(
      names = "--try-pause",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "The pause before the second try, doubled for each further one (default 5s).")
  private Duration pause = Duration.ofSeconds(5);

  @Option(
      names = "--try-limit",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "End a try that takes longer, with all that it started.")
  private Duration tryLimit = Duration.ZERO;

  @Option(
      names = "--total-limit",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Let all tries and pauses together take no longer.")
  private Duration totalLimit = Duration.ZERO;

  @Option(
      names = {"-t", "--timer"},
      description = "Ping the start too, so that the server measures the time.")
  private boolean timer;

  @Option(
      names = "--ping-keep-alive",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Ping the start again this often while the command runs.")
  private Duration keepAlive = Duration.ZERO;

  @Option(
      names = {"-l", "--logs"},
      description = "Send the end of the output with a failure.")
  private boolean logs;

  @Option(names = "--logs-always", description = "Send it with a success too.")
  private boolean logsAlways;

  @Option(
      names = "--on-success",
      paramLabel = "PING",
      description = "What to ping then: exit-code, success, fail or log (default success).")
  private PingChoice.Kind onSuccess = PingChoice.Kind.SUCCESS;

  @Option(
      names = "--on-nonzero-exit",
      paramLabel = "PING",
      description = "Likewise (default exit-code); log raises no alarm.")
  private PingChoice.Kind onFailure = PingChoice.Kind.EXIT_CODE;

  @Option(
      names = "--on-exec-fail",
      paramLabel = "PING",
      description = "When the command cannot be started (default fail).")
  private PingChoice.Kind onNotStarted = PingChoice.Kind.FAIL;

  @Option(
      names = "--test",
      description = "Run nothing: send a ping that changes no state, and say what came back.")
  private boolean test;

  @Override
  int exitStatus() {
    Pinger pinger =
        ping.pingerOfAnybody(folders(), network, this::isTyped)
            .orElseThrow(
                () ->
                    usage(
                        "there is no check to ping",
                        "none was named",
                        "give --ping the address of a check, or set HEALTHCHECKS_CHECK_ID"));
    return test ? tested(pinger) : watched(pinger);
  }

  private int watched(Pinger pinger) {
    CommandPlan plan = new CommandPlan(command(), tries(), pause, tryLimit, totalLimit);
    RunPings pings = new RunPings(Optional.of(pinger), keepAlive, new Patience(), this::warning);
    PingChoice choice = new PingChoice(onSuccess, onFailure, onNotStarted);
    WatchedCommand watched = new WatchedCommand(pings, plan, choice, timer, logs, logsAlways);
    try (Interrupts interrupts = new Interrupts(console())) {
      WatchedCommand.Result result = watched.run(shown(), interrupts);
      tell(plan, result.last());
      if (global().json()) {
        Output.json(console(), "command", WatchedCommand.fields(result));
      }
      return result.exitCode();
    }
  }

  private void tell(CommandPlan plan, Attempt last) {
    switch (last.ending()) {
      case NOT_STARTED -> tellNotStarted(plan.command().get(0), last.code());
      case TIMED_OUT -> warning("the command took too long and was ended");
      case EXITED, STOPPED -> {}
    }
  }

  private void tellNotStarted(String program, int code) {
    boolean isMissing = code == CommandRunner.NOT_FOUND;
    console().say("error: cannot start " + program);
    console()
        .say(
            isMissing
                ? "  why: there is no such program"
                : "  why: it is no program for this machine, or you may not run it");
    console()
        .say(
            isMissing
                ? "  fix: give its path, or a name on the PATH; --exec is for a shell's line"
                : "  fix: make it executable (chmod +x), or look at its first line");
  }

  /** On stderr in any case: with --json, stdout has nothing but the result. */
  private void warning(String text) {
    console().say("warning: " + text);
  }

  /** A program that reads JSON gets nothing else on stdout. */
  private OutputStream shown() {
    if (global().quiet()) {
      return OutputStream.nullOutputStream();
    }
    return global().json() ? console().err() : console().out();
  }

  private List<String> command() {
    String line = String.join(" ", shell);
    if (line.isBlank() == command.isEmpty()) {
      throw usage(
          line.isBlank() ? "there is no command to run" : "there are two commands to run",
          "it is given by --exec, or behind --",
          "give one of them, such as --exec \"./nightly.sh\"");
    }
    return line.isBlank() ? command : List.of("/bin/sh", "-c", line);
  }

  private int tries() {
    if (tries < 1) {
      throw usage(
          "cannot run the command " + tries + " times",
          "--retries counts all tries, the first one too",
          "give --retries 1 or more");
    }
    return tries;
  }

  private int tested(Pinger pinger) {
    PingReport report =
        pinger.send(Signal.LOG, pinger.nextRun(), new PingBody("A test by keepsake.", ""));
    String result = report.warning().orElse("recorded");
    if (global().json()) {
      Map<String, Object> fields =
          Map.of("recorded", report.isRecorded(), "result", result, "requests", report.requests());
      Output.json(console(), "ping_test", fields);
    } else {
      console()
          .print("The ping was " + (report.isRecorded() ? "" : "not recorded: ") + result + ".");
    }
    return (report.isRecorded() ? ExitCode.COMPLETE : ExitCode.TEMPORARY).number();
  }

  private static RunFailure usage(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }
}
