package photos.keepsake.cli;

import photos.keepsake.monitor.checks.Check;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Watch a paused check again. */
@Command(
    name = "resume",
    description = {
      "Watch a paused check again.",
      "",
      "Examples:",
      "  keepsake checks resume 803f680d-e89b-492b-82ef-2be7b774a92d",
      "  keepsake checks resume 803f680d-e89b-492b-82ef-2be7b774a92d --json",
      ""
    })
final class ChecksResumeCommand extends ChecksAction {
  @Parameters(paramLabel = "ID", description = "A check's id.")
  private String id = "";

  @Override
  ExitCode run() {
    Check check = client().resume(requireId(id));
    if (global().json()) {
      Output.json(console(), "check", fields(check));
    } else {
      console()
          .print(
              "resumed: "
                  + ChecksTable.clean(check.name())
                  + " ("
                  + ChecksTable.clean(check.status())
                  + ")");
    }
    return ExitCode.COMPLETE;
  }
}
