package photos.keepsake.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.monitor.checks.Check;
import photos.keepsake.monitor.checks.ChecksClient;
import photos.keepsake.monitor.checks.LoggedPing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a server recorded. */
@Command(
    name = "pings",
    description = {
      "List the latest pings of one check, or of all checks with a text in their names.",
      "A read-only API key cannot do this.",
      "",
      "Examples:",
      "  keepsake checks pings photos",
      "  keepsake checks pings 803f680d-e89b-492b-82ef-2be7b774a92d -n 50",
      ""
    })
final class ChecksPingsCommand extends ChecksAction {
  private static final Comparator<Row> BY_TIME =
      Comparator.comparing((Row row) -> row.ping().at().orElse(Instant.MIN))
          .thenComparing(row -> row.ping().number());

  @Parameters(paramLabel = "ID|TEXT", description = "A check's id, or a part of names.")
  private String text = "";

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "Show at most this many, over all checks (default 10).")
  private int limit = ChecksAction.COUNT_DEFAULT;

  private record Row(String check, String id, LoggedPing ping) {}

  @Override
  ExitCode run() {
    if (limit < 1) {
      throw usage("cannot show " + limit + " pings", "-n must be 1 or more", "leave out -n");
    }
    requireText(text);
    List<Row> rows = rows(client());
    List<Row> newest = rows.stream().sorted(BY_TIME.reversed()).limit(limit).toList();
    if (global().json()) {
      newest.forEach(row -> Output.json(console(), "ping", fields(row)));
    } else if (newest.isEmpty()) {
      console().say("No ping has been recorded yet.");
    } else {
      print(newest);
    }
    return ExitCode.COMPLETE;
  }

  private List<Row> rows(ChecksClient client) {
    Optional<String> id = id(text);
    if (id.isPresent()) {
      return rows(client, id.get(), "");
    }
    List<Check> found = client.checks().stream().filter(this::isMeant).toList();
    if (found.isEmpty()) {
      throw noMatch(text, "its name");
    }
    List<Row> rows = new ArrayList<>();
    found.forEach(check -> rows.addAll(rows(client, check.id(), check.name())));
    return rows;
  }

  /** An id that is none would ask for something else. */
  private boolean isMeant(Check check) {
    return contains(check.name(), text) && id(check.id()).isPresent();
  }

  private static List<Row> rows(ChecksClient client, String id, String name) {
    return client.pings(id).stream().map(ping -> new Row(name, id, ping)).toList();
  }

  private void print(List<Row> rows) {
    ChecksTable table =
        new ChecksTable(
            "Number", "Time (UTC)", "Type", "Duration", "Exit", "Method", "User agent", "Check");
    for (Row row : rows) {
      LoggedPing ping = row.ping();
      table.add(
          String.valueOf(ping.number()),
          ChecksText.time(ping.at()),
          ping.type(),
          ChecksText.seconds(ping.durationSeconds()),
          ping.exitStatus().map(String::valueOf).orElse("-"),
          ping.method(),
          ping.userAgent(),
          row.check().isEmpty() ? row.id() : row.check());
    }
    table.print(console());
  }

  private static Map<String, Object> fields(Row row) {
    LoggedPing ping = row.ping();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("check_id", row.id());
    put(fields, "check_name", Optional.of(row.check()).filter(name -> !name.isEmpty()));
    fields.put("number", ping.number());
    put(fields, "at", ping.at().map(Object::toString));
    fields.put("kind", ping.type());
    put(fields, "duration_seconds", ping.durationSeconds());
    put(fields, "exit_status", ping.exitStatus());
    fields.put("method", ping.method());
    fields.put("user_agent", ping.userAgent());
    fields.put("remote_address", ping.remoteAddress());
    put(fields, "run_id", ping.runId());
    return fields;
  }
}
