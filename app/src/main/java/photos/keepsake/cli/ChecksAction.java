package photos.keepsake.cli;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.checks.Check;
import photos.keepsake.monitor.checks.ChecksClient;
import picocli.CommandLine.Mixin;

/** What all actions on checks have in common. */
abstract class ChecksAction extends KeepsakeCommand {
  static final int COUNT_DEFAULT = 10;

  @Mixin private ChecksServer server = new ChecksServer();

  @Override
  Set<ExitCode> exitCodes() {
    return EnumSet.of(ExitCode.COMPLETE, ExitCode.BUG, ExitCode.USAGE, ExitCode.TEMPORARY);
  }

  /** Of the server and the project that are meant. */
  final ChecksClient client() {
    return server.client(folders());
  }

  /** A UUID as the server writes it, or a unique key; empty when the text is neither. */
  static Optional<String> id(String text) {
    String id = text.strip().toLowerCase(Locale.ROOT);
    if (id.matches("[0-9a-f]{32}")) {
      id = id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
    if (id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      return Optional.of(UUID.fromString(id).toString());
    }
    return Optional.of(id).filter(unique -> unique.matches("[0-9a-f]{40}"));
  }

  /**
   * The id that must be one.
   *
   * @throws RunFailure with USAGE
   */
  static String requireId(String text) {
    return id(text)
        .orElseThrow(
            () ->
                usage(
                    "cannot tell which check is meant",
                    "\"" + ChecksTable.clean(text) + "\" is no id",
                    "copy an id from `keepsake checks list`"));
  }

  /** An empty text, such as that of an unset variable, would mean all checks. */
  static void requireText(String text) {
    if (text.isBlank()) {
      throw usage("cannot tell which checks are meant", "the text is empty", "give some text");
    }
  }

  static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  static RunFailure noMatch(String text, String where) {
    return usage(
        "no check matches",
        "no check has \"" + ChecksTable.clean(text) + "\" in " + where,
        "see `keepsake checks list`");
  }

  static RunFailure usage(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }

  static Map<String, Object> fields(Check check) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", check.id());
    fields.put("name", check.name());
    fields.put("slug", check.slug());
    fields.put("tags", check.tags());
    fields.put("description", check.description());
    fields.put("status", check.status());
    fields.put("started", check.started());
    fields.put("pings", check.pings());
    put(fields, "last_ping_at", check.lastPing().map(Object::toString));
    put(fields, "next_ping_at", check.nextPing().map(Object::toString));
    put(fields, "period_seconds", check.period().map(p -> p.toSeconds()));
    put(fields, "grace_seconds", check.grace().map(g -> g.toSeconds()));
    put(fields, "schedule", check.schedule());
    put(fields, "time_zone", check.zone());
    put(fields, "ping_url", check.pingUrl());
    return fields;
  }

  static void put(Map<String, Object> fields, String name, Optional<?> value) {
    value.ifPresent(known -> fields.put(name, known));
  }
}
