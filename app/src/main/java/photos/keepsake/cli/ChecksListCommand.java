package photos.keepsake.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import photos.keepsake.monitor.checks.Check;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All checks of a project. */
@Command(
    name = "list",
    description = {
      "List the checks of the API key's project.",
      "",
      "Examples:",
      "  keepsake checks list --status down",
      "  keepsake checks list --json | jq -r .name",
      ""
    })
final class ChecksListCommand extends ChecksAction {
  private static final List<String> STATES =
      List.of("new", "up", "grace", "down", "paused", "started");

  @Option(names = "--tag", paramLabel = "TAG", description = "Only checks with this tag.")
  private @Nullable String tag;

  @Option(names = "--slug", paramLabel = "SLUG", description = "Only the check with this slug.")
  private @Nullable String slug;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only checks in this state: new, up, grace, down, paused or started.")
  private @Nullable String status;

  @Override
  ExitCode run() {
    if (status != null && !STATES.contains(status.toLowerCase(Locale.ROOT))) {
      throw usage(
          "there is no state \"" + ChecksTable.clean(status) + "\"",
          "a check is " + String.join(", ", STATES),
          "give --status one of these");
    }
    show(client().checks().stream().filter(this::isWanted).toList());
    return ExitCode.COMPLETE;
  }

  private boolean isWanted(Check check) {
    return (tag == null || Arrays.asList(check.tags().split("\\s+")).contains(tag))
        && (slug == null || check.slug().equals(slug))
        && (status == null || isInState(check, status));
  }

  private static boolean isInState(Check check, String state) {
    return check.status().equalsIgnoreCase(state)
        || (check.started() && state.equalsIgnoreCase("started"));
  }

  private void show(List<Check> checks) {
    if (global().json()) {
      checks.forEach(check -> Output.json(console(), "check", fields(check)));
    } else if (checks.isEmpty()) {
      console().say("There is no such check.");
    } else {
      ChecksText.print(console(), checks, Instant.now(Clock.systemUTC()));
    }
  }
}
