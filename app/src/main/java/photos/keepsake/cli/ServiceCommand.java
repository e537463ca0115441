package photos.keepsake.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.schedule.CronExpression;
import photos.keepsake.monitor.schedule.Schedule;
import photos.keepsake.monitor.service.CronScheduler;
import photos.keepsake.monitor.service.LaunchdScheduler;
import photos.keepsake.monitor.service.PathPrograms;
import photos.keepsake.monitor.service.Programs;
import photos.keepsake.monitor.service.Scheduler;
import photos.keepsake.monitor.service.ServiceKind;
import photos.keepsake.monitor.service.ServiceName;
import photos.keepsake.monitor.service.ServicePlan;
import photos.keepsake.monitor.service.ServiceStatus;
import photos.keepsake.monitor.service.SystemdScheduler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Has the system's own scheduler run `sync`. */
@Command(
    name = "service",
    description = {
      "Have the system's own scheduler run `sync`: systemd, cron, or launchd on macOS.",
      "",
      "Examples:",
      "  keepsake service install --archive /volume1/photos --at 02:15",
      "  keepsake service install --schedule \"30 3,15 * * *\" -- --tries 3 --parallel 2",
      "  keepsake service status",
      "",
      "What stands behind -- are options of `sync`. Secrets are refused there: the config file is",
      "the place for them. Environment and config file are read anew at each run.",
      ""
    })
final class ServiceCommand extends KeepsakeCommand {
  private static final Set<ExitCode> EXIT_CODES =
      Collections.unmodifiableSet(
          EnumSet.of(
              ExitCode.COMPLETE, ExitCode.BUG, ExitCode.USAGE, ExitCode.TEMPORARY, ExitCode.DISK));

  /** Options that say something about what is written; others read only what is there. */
  private static final List<String> FOR_WRITING =
      List.of("--archive", "--profile", "--schedule", "--every", "--at", "--jitter", "--force");

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private ServiceTimes times = new ServiceTimes();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "install|uninstall|status|print",
      description = "What to do (default status); print shows what install would write.")
  private ServiceAction action = ServiceAction.STATUS;

  @Parameters(
      index = "1..*",
      paramLabel = "-- OPTIONS",
      description = "Options of `sync` for each run.")
  private List<String> words = List.of();

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description = "Chrome's profile folder, which holds your sign-in.")
  private @Nullable Path profile;

  @Option(
      names = "--kind",
      paramLabel = "systemd|cron|launchd",
      description =
          "Which scheduler: launchd on macOS, systemd where there is one, else cron; status and"
              + " uninstall look at all.")
  private @Nullable ServiceKind kind;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Tells services of several archives apart; a to z, 0 to 9 and hyphens.")
  private @Nullable String name;

  @Option(names = "--force", description = "Replace files that Keepsake did not write.")
  private boolean force;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  Set<ExitCode> exitCodes() {
    return EXIT_CODES;
  }

  @Override
  ExitCode run() {
    switch (action) {
      case INSTALL -> install();
      case PRINT -> print();
      case UNINSTALL -> uninstall();
      case STATUS -> status();
    }
    return ExitCode.COMPLETE;
  }

  private void install() {
    ServicePlan plan = plan();
    Scheduler scheduler = scheduler(chosen());
    requireOnlyOne(scheduler);
    tell("installed", scheduler.kind(), scheduler.install(plan, force));
    new ServiceEnvironment(folders()).left().ifPresent(this::note);
  }

  /** Two schedulers would run it twice a night. */
  private void requireOnlyOne(Scheduler chosen) {
    Stream.of(ServiceKind.values())
        .filter(other -> other != chosen.kind() && isInstalled(scheduler(other)))
        .findFirst()
        .ifPresent(
            other -> {
              throw new RunFailure(
                  Reason.USAGE,
                  word(other) + " runs a service of that name already",
                  "with " + word(chosen.kind()) + " beside it, each run would be done twice",
                  "run `keepsake service uninstall --kind "
                      + word(other)
                      + " --name "
                      + name().text()
                      + "` first, or give another --name");
            });
  }

  private boolean isInstalled(Scheduler scheduler) {
    try {
      return scheduler.status(name()).installed();
    } catch (RunFailure e) {
      return false; // Whoever may not use a scheduler has nothing there.
    }
  }

  private void print() {
    Scheduler scheduler = scheduler(chosen());
    String text = scheduler.print(plan());
    if (global().json()) {
      Output.json(
          console(),
          "service_text",
          Map.of("name", name().text(), "kind", word(scheduler.kind()), "text", text));
    } else {
      console().print(text.stripTrailing());
    }
  }

  private void uninstall() {
    refuseForWriting();
    boolean any = false;
    for (Scheduler scheduler : looked()) {
      Optional<Scheduler.Change> change = scheduler.uninstall(name());
      change.ifPresent(done -> tell("uninstalled", scheduler.kind(), done));
      any |= change.isPresent();
    }
    if (!any) {
      Scheduler.Change nothing =
          new Scheduler.Change(
              List.of("nothing of Keepsake was installed as " + name().unit()), List.of());
      tell("uninstalled", chosen(), nothing);
    }
  }

  private void tell(String verb, ServiceKind which, Scheduler.Change change) {
    if (global().json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", name().text());
      fields.put("kind", word(which));
      fields.put("done", change.done());
      Output.json(console(), "service_" + verb, fields);
    } else {
      change.done().forEach(console()::print);
    }
    change.notes().forEach(this::note);
  }

  private void status() {
    refuseForWriting();
    List<ServiceStatus> found =
        looked().stream().map(s -> s.status(name())).filter(ServiceStatus::installed).toList();
    List<ServiceStatus> all = found.isEmpty() ? List.of(ServiceStatus.none(chosen())) : found;
    for (ServiceStatus status : all) {
      ServiceStatusText text =
          new ServiceStatusText(name(), withNextRun(status), ZoneId.systemDefault());
      if (global().json()) {
        Output.json(console(), "service", text.fields());
      } else {
        text.lines().forEach(console()::print);
      }
      status.notes().forEach(this::note);
    }
  }

  /** Where only the schedule is known, the next time follows from it. */
  private static ServiceStatus withNextRun(ServiceStatus status) {
    return status.schedule().flatMap(ServiceCommand::next).map(status::withNextRun).orElse(status);
  }

  /** Empty for a line that somebody changed, or an earlier version wrote. */
  private static Optional<Instant> next(String fields) {
    try {
      return Optional.of(Schedule.cron(fields, ZoneId.systemDefault()).next(Instant.now()));
    } catch (RunFailure e) {
      return Optional.empty();
    }
  }

  private ServiceName name() {
    return name == null ? ServiceName.usual() : new ServiceName(name.strip());
  }

  private ServicePlan plan() {
    CronExpression schedule = times.schedule(parsed());
    return new ServicePlan(
        name(),
        new ServiceRun(console(), folders()).command(places(), words),
        new ServiceEnvironment(folders()).variables(),
        schedule,
        times.jitter(schedule, chosen(), parsed()));
  }

  /** What the config file says is read at each run, and may change until then. */
  private List<String> places() {
    List<String> places = new ArrayList<>();
    config().ifPresent(file -> places.add("--config=" + file));
    if (isSaid("archive")) {
      places.add("--archive=" + archive.path(folders()));
    }
    if (isSaid("profile") && profile != null) {
      places.add("--profile=" + profile.toAbsolutePath().normalize());
    }
    return places;
  }

  private boolean isSaid(String option) {
    return parsed().hasMatchedOption("--" + option)
        || folders().variable("KEEPSAKE_" + option.toUpperCase(Locale.ROOT)).isPresent();
  }

  private Optional<Path> config() {
    Path given = parsed().matchedOptionValue("--config", (Path) null);
    return Optional.ofNullable(given)
        .or(() -> folders().variable("KEEPSAKE_CONFIG").map(this::atHome))
        .map(path -> path.toAbsolutePath().normalize());
  }

  private Path atHome(String text) {
    return text.startsWith("~/") ? folders().home().resolve(text.substring(2)) : Path.of(text);
  }

  private ParseResult parsed() {
    return spec.commandLine().getParseResult();
  }

  private void refuseForWriting() {
    Stream<String> given = FOR_WRITING.stream().filter(parsed()::hasMatchedOption);
    Stream.concat(given, words.stream().map(word -> "\"" + word + "\""))
        .findFirst()
        .ifPresent(
            option -> {
              throw new RunFailure(
                  Reason.USAGE,
                  option + " is of no use here",
                  word(action) + " only looks for what is there, by --name and --kind",
                  "leave it out");
            });
  }

  private ServiceKind chosen() {
    if (kind != null) {
      return kind;
    }
    if (System.getProperty("os.name").startsWith("Mac")) {
      return ServiceKind.LAUNCHD;
    }
    return programs().has("systemctl") ? ServiceKind.SYSTEMD : ServiceKind.CRON;
  }

  /** Whatever was chosen when it was installed. */
  private List<Scheduler> looked() {
    Stream<ServiceKind> kinds = kind == null ? Stream.of(ServiceKind.values()) : Stream.of(kind);
    return kinds.map(this::scheduler).toList();
  }

  private Scheduler scheduler(ServiceKind which) {
    return switch (which) {
      case SYSTEMD ->
          new SystemdScheduler(
              folders().systemdUnits(), System.getProperty("user.name"), programs());
      case CRON -> new CronScheduler(programs());
      case LAUNCHD -> new LaunchdScheduler(folders().home(), programs());
    };
  }

  private Programs programs() {
    return new PathPrograms(folders().environment());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
