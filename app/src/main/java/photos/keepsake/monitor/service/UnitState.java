package photos.keepsake.monitor.service;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import photos.keepsake.monitor.service.Programs.Answer;

/**
 * What {@code systemctl show} says of a unit, in UTC.
 *
 * @param trouble why it said nothing; empty when it did
 */
record UnitState(Map<String, String> values, String trouble) {
  static final List<String> PROPERTIES =
      List.of(
          "UnitFileState",
          "ActiveState",
          "LastTriggerUSec",
          "NextElapseUSecRealtime",
          "ExecMainStartTimestamp",
          "ExecMainExitTimestamp",
          "ExecMainCode",
          "ExecMainStatus");

  /** As systemd 219 to 257 write it, such as {@code Wed 2026-11-25 03:30:00 UTC}. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss 'UTC'", Locale.US);

  /** How the kernel says that a process ended by itself, and not by a signal. */
  private static final String EXITED = "1";

  private static final int SIGNAL_BASE = 128;

  static UnitState of(Answer answer) {
    if (!answer.succeeded()) {
      return new UnitState(Map.of(), answer.words());
    }
    Map<String, String> values = new HashMap<>();
    for (String line : answer.out().lines().toList()) {
      String[] pair = line.split("=", 2);
      if (pair.length == 2) {
        values.put(pair[0], pair[1].strip());
      }
    }
    return new UnitState(values, "");
  }

  boolean isKnown() {
    return trouble.isEmpty();
  }

  boolean is(String property, String... words) {
    return Arrays.asList(words).contains(values.get(property));
  }

  Optional<Instant> time(String property) {
    try {
      String text = values.getOrDefault(property, "");
      return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // It says n/a, 0 or nothing when there is no such time.
    }
  }

  /** Of the last run that ended, if one did; as a shell would have it. */
  OptionalInt exitCode() {
    String status = values.getOrDefault("ExecMainStatus", "");
    if (time("ExecMainExitTimestamp").isEmpty() || !status.matches("[0-9]{1,3}")) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(status);
    return OptionalInt.of(is("ExecMainCode", EXITED) ? number : SIGNAL_BASE + number);
  }
}
