package photos.keepsake.monitor.checks;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads answers, forgiving what is missing and ignoring what is unknown. */
final class ApiAnswers {
  private ApiAnswers() {}

  /** The objects below a name, or of the array itself, as older servers answer. */
  static List<JsonNode> list(JsonNode answer, String name) {
    JsonNode list = answer.isArray() ? answer : answer.path(name);
    return StreamSupport.stream(list.spliterator(), false).filter(JsonNode::isObject).toList();
  }

  static Check check(JsonNode node) {
    Optional<String> url = given(node, "ping_url");
    String id =
        given(node, "uuid")
            .or(() -> given(node, "unique_key"))
            .or(() -> url.map(address -> address.substring(address.lastIndexOf('/') + 1)))
            .orElse("");
    return new Check(
        id,
        text(node, "name"),
        text(node, "slug"),
        text(node, "tags"),
        text(node, "desc"),
        text(node, "status"),
        node.path("started").asBoolean(false),
        node.path("n_pings").asLong(0),
        time(node, "last_ping"),
        time(node, "next_ping"),
        seconds(node, "timeout"),
        seconds(node, "grace"),
        given(node, "schedule"),
        given(node, "tz"),
        url);
  }

  static LoggedPing ping(JsonNode node) {
    JsonNode duration = node.path("duration");
    JsonNode status = node.path("exitstatus");
    return new LoggedPing(
        node.path("n").asLong(0),
        time(node, "date"),
        text(node, "type"),
        duration.isNumber() ? Optional.of(duration.doubleValue()) : Optional.empty(),
        status.isIntegralNumber() ? Optional.of(status.asInt(0)) : Optional.empty(),
        text(node, "method"),
        text(node, "ua"),
        text(node, "remote_addr"),
        given(node, "rid"));
  }

  static Flip flip(JsonNode node) {
    JsonNode up = node.path("up");
    return new Flip(
        time(node, "timestamp"), up.isNumber() ? up.asInt(0) != 0 : up.asBoolean(false));
  }

  static String text(JsonNode node, String name) {
    return given(node, name).orElse("");
  }

  private static Optional<String> given(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asString()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private static Optional<Duration> seconds(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isNumber() ? Optional.of(Duration.ofSeconds(value.asLong(0))) : Optional.empty();
  }

  private static Optional<Instant> time(JsonNode node, String name) {
    try {
      return given(node, name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
