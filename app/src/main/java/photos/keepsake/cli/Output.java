package photos.keepsake.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.sync.RunListener;
import photos.keepsake.sync.RunSummary;
import tools.jackson.databind.json.JsonMapper;

/** How a run tells what it does: to a person or to a program. */
sealed interface Output extends RunListener permits PlainOutput, JsonOutput {

  /** Something a person should know that is no error. */
  void note(String text);

  /** How the run ended; empty before that, and when it never began. */
  Optional<RunSummary> summary();

  /** Prints one JSON object on a line of its own, its type first. */
  static void json(Console console, String type, Map<String, ?> fields) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", type);
    line.putAll(fields);
    console.print(Json.MAPPER.writeValueAsString(line));
  }

  /** Loaded only when JSON is printed: it costs a tenth of a second. */
  final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}
  }
}
