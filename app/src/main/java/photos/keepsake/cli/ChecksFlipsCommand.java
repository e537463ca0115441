package photos.keepsake.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import photos.keepsake.monitor.checks.Flip;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** When a check went up and down. */
@Command(
    name = "flips",
    description = {
      "List when a check went up and down, the latest first.",
      "",
      "Examples:",
      "  keepsake checks flips 803f680d-e89b-492b-82ef-2be7b774a92d",
      "  keepsake checks flips 803f680d-e89b-492b-82ef-2be7b774a92d -n 100 --json",
      ""
    })
final class ChecksFlipsCommand extends ChecksAction {
  @Parameters(paramLabel = "ID", description = "A check's id.")
  private String id = "";

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "Show at most this many (default 10).")
  private int limit = ChecksAction.COUNT_DEFAULT;

  @Override
  ExitCode run() {
    if (limit < 1) {
      throw usage("cannot show " + limit + " changes", "-n must be 1 or more", "leave out -n");
    }
    String check = requireId(id);
    List<Flip> flips = client().flips(check).stream().limit(limit).toList();
    if (global().json()) {
      flips.forEach(flip -> Output.json(console(), "flip", fields(check, flip)));
    } else if (flips.isEmpty()) {
      console().say("It has not gone up or down yet.");
    } else {
      ChecksTable table = new ChecksTable("Time (UTC)", "Went");
      flips.forEach(flip -> table.add(ChecksText.time(flip.at()), word(flip)));
      table.print(console());
    }
    return ExitCode.COMPLETE;
  }

  private static String word(Flip flip) {
    return flip.up() ? "up" : "down";
  }

  private static Map<String, Object> fields(String check, Flip flip) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("check_id", check);
    put(fields, "at", flip.at().map(Object::toString));
    fields.put("up", flip.up());
    return fields;
  }
}
