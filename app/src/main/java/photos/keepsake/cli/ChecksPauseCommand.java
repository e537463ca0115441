package photos.keepsake.cli;

import photos.keepsake.monitor.checks.Check;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stop watching a check until it is pinged or resumed. */
@Command(
    name = "pause",
    description = {
      "Stop watching a check until it is pinged or resumed.",
      "",
      "Examples:",
      "  keepsake checks pause 803f680d-e89b-492b-82ef-2be7b774a92d",
      "  keepsake checks pause 803f680d-e89b-492b-82ef-2be7b774a92d --json",
      ""
    })
final class ChecksPauseCommand extends ChecksAction {
  @Parameters(paramLabel = "ID", description = "A check's id.")
  private String id = "";

  @Override
  ExitCode run() {
    Check check = client().pause(requireId(id));
    if (global().json()) {
      Output.json(console(), "check", fields(check));
    } else {
      console()
          .print(
              "paused: "
                  + ChecksTable.clean(check.name())
                  + " ("
                  + ChecksTable.clean(check.status())
                  + ")");
    }
    return ExitCode.COMPLETE;
  }
}
