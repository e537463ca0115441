package photos.keepsake.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.command.CommandPlan;
import photos.keepsake.monitor.ping.PingSettings;
import photos.keepsake.monitor.ping.PingTarget;
import photos.keepsake.monitor.ping.Pinger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Takes the command line and the variables of healthchecks-monitor 3.2 (read 2026-11), for scripts
 * that were written for it: {@code bin/healthchecks-monitor}.
 */
@Command(
    name = "healthchecks-monitor",
    hidden = true,
    description = {
      "Run a command for the shell, and tell a Healthchecks server how it went.",
      "",
      "Takes the place of the program of this name; `keepsake monitor` can do more.",
      "",
      "Examples:",
      "  HEALTHCHECKS_CHECK_ID=UUID healthchecks-monitor --timer --logs --exec \"./backup.sh\"",
      "  HEALTHCHECKS_CHECK_ID=UUID healthchecks-monitor --retries 3 --exec ./backup.sh",
      ""
    },
    footer = {
      "",
      "HEALTHCHECKS_CHECK_ID names the check and is needed; HC_API_URL a server of your own, such as",
      "https://checks.example.org/ping; HEALTHCHECKS_USERAGENT the sender.",
      "",
      "Exit codes:",
      "    0  the command went well",
      "    1  it did not, or it could not be run, or there is no check to tell"
    })
final class HealthchecksMonitorCommand extends ProgramCommand {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = {"-X", "--exec"},
      paramLabel = "COMMAND",
      description = "The command; given several times, joined by spaces.")
  private List<String> shell = List.of();

  @Option(
      names = {"-r", "--retries"},
      paramLabel = "N",
      description = "Try it up to this many times in all (default 1).")
  private int tries = 1;

  @Option(
      names = {"-t", "--timer"},
      description = "Ping the start too.")
  private boolean timer;

  @Option(
      names = {"-l", "--logs"},
      description = "Send the end of the output with a failure.")
  private boolean logs;

  @Option(
      names = {"-u", "--user-agent"},
      paramLabel = "TEXT",
      description = "What the server shows as the sender.")
  private @Nullable String userAgent;

  @Override
  int exitStatus() {
    try {
      return watched() ? 0 : 1;
    } catch (RunFailure e) {
      console().say("error: " + e.what());
      console().say("  why: " + e.why());
      console().say("  fix: " + e.fix());
      return 1;
    }
  }

  private boolean watched() {
    String line = String.join(" ", shell);
    require(!line.isBlank(), "there is no command to run", "--exec is missing or empty");
    require(tries > 0, "the command would never run", "--retries counts all tries");
    CommandPlan plan =
        new CommandPlan(List.of("/bin/sh", "-c", line), tries, PAUSE, Duration.ZERO, Duration.ZERO);
    RunPings pings = new RunPings(Optional.of(pinger()), Duration.ZERO, new Patience(), this::warn);
    PingChoice choice =
        new PingChoice(PingChoice.Kind.SUCCESS, PingChoice.Kind.FAIL, PingChoice.Kind.FAIL);
    WatchedCommand watched = new WatchedCommand(pings, plan, choice, timer, logs, false);
    try (Interrupts interrupts = new Interrupts(console())) {
      WatchedCommand.Result result = watched.run(console().out(), interrupts);
      return result.isSuccess();
    }
  }

  private Pinger pinger() {
    String told = folders().variable("HEALTHCHECKS_CHECK_ID").orElse("");
    String id = withHyphens(told.strip());
    require(
        PingTarget.isId(id), "there is no check to ping", "HEALTHCHECKS_CHECK_ID is not a UUID");
    String base = folders().variable("HC_API_URL").orElse(PingTarget.HOSTED);
    String agent =
        Optional.ofNullable(userAgent)
            .or(() -> OtherVariables.first(folders(), OtherVariables.USER_AGENTS))
            .orElse("keepsake/" + Version.number());
    return new PingSender(folders(), network)
        .pinger(PingTarget.id(base, id), agent, Map.of(), PingSettings.STANDARD);
  }

  /** The original takes ids in every form of a UUID; servers take one. */
  private static String withHyphens(String told) {
    String bare =
        told.toLowerCase(Locale.ROOT).replaceFirst("^urn:uuid:", "").replaceAll("[{}-]", "");
    return bare.replaceFirst("^(.{8})(.{4})(.{4})(.{4})(.{12})$", "$1-$2-$3-$4-$5");
  }

  private static void require(boolean holds, String what, String why) {
    if (!holds) {
      throw new RunFailure(
          Reason.USAGE, what, why, "see healthchecks-monitor --help for what it needs");
    }
  }
}
