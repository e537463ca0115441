package photos.keepsake.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import photos.keepsake.monitor.checks.Check;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks by a part of their names. */
@Command(
    name = "search",
    description = {
      "List the checks with a text in name, slug or tags; with none of them the exit code is 2.",
      "",
      "Examples:",
      "  keepsake checks search photos",
      "  keepsake checks search photos --json | jq -r .id",
      ""
    })
final class ChecksSearchCommand extends ChecksAction {
  @Parameters(paramLabel = "TEXT", description = "In capitals or not.")
  private String text = "";

  @Override
  ExitCode run() {
    requireText(text);
    List<Check> found =
        client().checks().stream()
            .filter(c -> contains(c.name() + "\n" + c.slug() + "\n" + c.tags(), text))
            .toList();
    if (found.isEmpty()) {
      throw noMatch(text, "its name, slug or tags");
    }
    if (global().json()) {
      found.forEach(check -> Output.json(console(), "check", fields(check)));
    } else {
      ChecksText.print(console(), found, Instant.now(Clock.systemUTC()));
    }
    return ExitCode.COMPLETE;
  }
}
