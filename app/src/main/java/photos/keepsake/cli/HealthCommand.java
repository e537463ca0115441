package photos.keepsake.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.schedule.DaemonState;
import photos.keepsake.monitor.schedule.Health;
import photos.keepsake.monitor.schedule.Standing;
import photos.keepsake.monitor.schedule.StateFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how a daemon stands, from two small files. */
@Command(
    name = "health",
    description = {
      "Tell whether the daemon lives, is signed in, and archived lately; for container checks.",
      "",
      "Examples:",
      "  keepsake health --archive /volume1/photos",
      "  keepsake health --max-age 7d --json",
      ""
    })
final class HealthCommand extends KeepsakeCommand {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description =
          "How old the last run that succeeded may be (default 3d). A run that goes on may take as"
              + " long; so may the first one be waited for.")
  private Duration maxAge = Duration.ofDays(3);

  private final Clock clock = Clock.system(ZoneId.systemDefault());

  @Override
  Set<ExitCode> exitCodes() {
    return EnumSet.of(
        ExitCode.COMPLETE,
        ExitCode.BUG,
        ExitCode.USAGE,
        ExitCode.TEMPORARY,
        ExitCode.SIGNED_OUT,
        ExitCode.STALE);
  }

  @Override
  ExitCode run() {
    StateFile file = DaemonCommand.stateFile(folders(), archive.path(folders()));
    Health health = Health.look(file, Instant.now(clock), maxAge);
    Optional<RunFailure> failure = failure(health, file);
    ExitCode code = failure.map(f -> ExitCode.of(f.reason())).orElse(ExitCode.COMPLETE);
    if (global().json()) {
      Output.json(console(), "health", fields(health, file, code));
    } else if (failure.isEmpty() && !global().quiet()) {
      console().print(text(health));
    }
    failure.ifPresent(HealthCommand::raise);
    return code;
  }

  private static void raise(RunFailure failure) {
    throw failure;
  }

  private Optional<RunFailure> failure(Health health, StateFile file) {
    Path root = file.archive();
    return switch (health.verdict()) {
      case HEALTHY -> Optional.empty();
      case NOT_RUNNING ->
          failure(
              Reason.TEMPORARY,
              "no daemon is at work for the archive " + root,
              "nobody holds its lock",
              "start `keepsake daemon`, for the same archive and as the same user");
      case SILENT ->
          failure(
              Reason.TEMPORARY,
              "the daemon for the archive " + root + " does nothing",
              "it last showed at " + time(health.aliveAt()) + " that it lives",
              "start it again; it makes up for what was missed");
      case UNREADABLE ->
          failure(
              Reason.TEMPORARY,
              "nobody knows how the daemon for the archive " + root + " stands",
              "it lives, but its file " + file.path() + " is missing or cannot be read",
              "see whether that disk is full or fails, then start the daemon again");
      case SIGNED_OUT ->
          failure(
              Reason.SIGNED_OUT,
              "nothing is archived any more",
              "Google asks for a sign-in since "
                  + time(health.state().flatMap(s -> s.standing().signedOutSince())),
              "run `keepsake login`, or copy a signed-in profile to this machine");
      case STALE ->
          failure(
              Reason.STALE,
              "no run succeeded for too long",
              "the last success was "
                  + time(health.state().flatMap(s -> s.standing().lastSuccessAt())),
              "see what the daemon and the log in the archive's .keepsake folder say");
    };
  }

  private static Optional<RunFailure> failure(Reason reason, String what, String why, String fix) {
    return Optional.of(new RunFailure(reason, what, why, fix));
  }

  private String time(Optional<Instant> instant) {
    return instant.map(i -> TIME.format(i.atZone(clock.getZone()))).orElse("never");
  }

  private String text(Health health) {
    DaemonState state = health.state().orElseThrow();
    return state
        .runningSince()
        .map(since -> "Healthy: a run goes on since " + time(Optional.of(since)) + ".")
        .orElseGet(
            () ->
                "Healthy: last success "
                    + time(state.standing().lastSuccessAt())
                    + ", next run "
                    + time(state.nextRunAt())
                    + ".");
  }

  private Map<String, Object> fields(Health health, StateFile file, ExitCode code) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("exit_code", code.number());
    fields.put("verdict", health.verdict().name().toLowerCase(Locale.ROOT));
    fields.put("archive", file.archive().toString());
    put(fields, "alive_at", health.aliveAt());
    health
        .state()
        .ifPresent(
            state -> {
              Standing standing = state.standing();
              fields.put("condition", DaemonTalk.condition(standing.condition()));
              put(fields, "running_since", state.runningSince());
              put(fields, "next_run_at", state.nextRunAt());
              put(fields, "signed_out_since", standing.signedOutSince());
              put(fields, "last_success_at", standing.lastSuccessAt());
              put(fields, "last_end_at", standing.lastEndAt());
              standing.lastExitCode().ifPresent(c -> fields.put("last_exit_code", c));
            });
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, Optional<Instant> time) {
    time.ifPresent(t -> fields.put(name, t.toString()));
  }
}
