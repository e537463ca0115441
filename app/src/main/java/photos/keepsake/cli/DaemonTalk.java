package photos.keepsake.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.monitor.schedule.Condition;
import photos.keepsake.monitor.schedule.ConditionListener;
import photos.keepsake.monitor.schedule.DaemonListener;
import photos.keepsake.monitor.schedule.JobKind;
import photos.keepsake.monitor.schedule.RunEnd;

/** Says what a daemon does: a line for each start, each end and each change. */
final class DaemonTalk implements DaemonListener, ConditionListener {
  private static final Logger logger = LoggerFactory.getLogger(DaemonTalk.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

  private final Console console;
  private final GlobalOptions global;
  private final Clock clock;
  private volatile ZoneId zone;

  DaemonTalk(Console console, GlobalOptions global, Clock clock) {
    this.console = console;
    this.global = global;
    this.clock = clock;
    this.zone = clock.getZone();
  }

  /** From now on times are told by the wall clock of this zone. */
  void use(ZoneId next) {
    zone = next;
  }

  @Override
  public void planned(Instant nextRun) {
    say("next run at " + time(nextRun));
    tell("planned", Map.of("next_run_at", nextRun.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  @Override
  public void started(JobKind kind, String why) {
    say(name(kind) + " started" + (why.isEmpty() ? "" : " (" + why + ")"));
    tell(name(kind) + "_started", Map.of("reason", why));
  }

  @Override
  public void ended(RunEnd end) {
    Duration took = Duration.between(end.startedAt(), end.endedAt());
    int code = end.end().exitCode();
    say(
        name(end.kind())
            + " ended after "
            + Math.max(0, took.toSeconds())
            + " s: "
            + word(end)
            + " (exit code "
            + code
            + ")");
    tell(name(end.kind()) + "_ended", Map.of("exit_code", code, "condition", condition(end)));
  }

  @Override
  public void changed(RunEnd end) {
    warn(words(end));
    tell("condition_changed", Map.of("condition", condition(end)));
  }

  /** How things stand since that end, and what to do. */
  static String words(RunEnd end) {
    return switch (end.after()) {
      case HEALTHY -> "well again: " + name(end.kind()) + "s succeed";
      case FAILING -> "runs fail; the lines above and the archive's log say why";
      case SIGNED_OUT ->
          "SIGNED OUT: run `keepsake login`, or copy a signed-in profile here; the next run"
              + " goes on by itself then";
      case SITE_CHANGED -> "THE SITE CHANGED: update Keepsake; nothing is lost meanwhile";
    };
  }

  @Override
  public void note(String text) {
    warn("note: " + text);
    tell("note", Map.of("text", text));
  }

  private static String word(RunEnd end) {
    return switch (end.end().ending()) {
      case COMPLETE -> end.end().exitCode() == 0 ? "complete" : "done, some items failed";
      case IN_USE -> "archive or profile in use";
      case SIGNED_OUT -> "signed out";
      case SITE_CHANGED -> "the site changed";
      case TEMPORARY -> "failed for now";
      case STOPPED -> "stopped";
      case CRASHED -> "crashed, or was killed";
      case FAILED -> "failed";
    };
  }

  private static String name(JobKind kind) {
    return kind == JobKind.RUN ? "run" : "visit";
  }

  private static String condition(RunEnd end) {
    return condition(end.after());
  }

  static String condition(Condition condition) {
    return condition.name().toLowerCase(Locale.ROOT);
  }

  private void say(String text) {
    logger.info("{}", text);
    if (global.talks()) {
      line(text);
    }
  }

  private void warn(String text) {
    logger.warn("{}", text);
    line(text);
  }

  private void line(String text) {
    console.say(time(Instant.now(clock)) + "  " + text);
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  private void tell(String event, Map<String, ?> facts) {
    if (global.json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("event", event);
      fields.put("at", Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
      fields.putAll(facts);
      Output.json(console, "daemon", fields);
    }
  }
}
