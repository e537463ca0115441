package photos.keepsake.monitor.service;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.service.Programs.Answer;

/** A user's systemd: a service that runs once each time, and the timer that starts it. */
public final class SystemdScheduler implements Scheduler {
  private static final String WANTS = "timers.target.wants";

  private final Path folder;
  private final String user;
  private final Programs programs;

  /**
   * One user's.
   *
   * @param folder of the user's own units, {@code ~/.config/systemd/user}
   * @param user the name
   */
  public SystemdScheduler(Path folder, String user, Programs programs) {
    this.folder = folder;
    this.user = user;
    this.programs = programs;
  }

  @Override
  public ServiceKind kind() {
    return ServiceKind.SYSTEMD;
  }

  @Override
  public String print(ServicePlan plan) {
    return SystemdUnits.of(plan).entrySet().stream()
        .map(unit -> "# " + folder.resolve(unit.getKey()) + "\n" + unit.getValue())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public Change install(ServicePlan plan, boolean force) {
    Map<Path, String> files = new LinkedHashMap<>();
    Map<String, String> units = SystemdUnits.of(plan);
    units.forEach((name, text) -> files.put(folder.resolve(name), text));
    if (!force) {
      files.keySet().forEach(ServiceFiles::requireOurs);
    }
    List<String> notes = new ArrayList<>(new UnitCheck(programs).notes(units));
    ServiceFiles.write(files);
    String timer = SystemdUnits.timerName(plan.name());
    start(timer);
    lingering().ifPresent(notes::add);
    List<String> done =
        Stream.concat(
                files.keySet().stream().map(file -> "wrote " + file),
                Stream.of("enabled and started " + timer))
            .toList();
    return new Change(done, notes);
  }

  private void start(String timer) {
    Answer answer = systemctl("daemon-reload");
    if (answer.succeeded()) {
      answer = systemctl("enable", "--now", timer);
    }
    if (!answer.succeeded()) {
      throw new RunFailure(
          Reason.TEMPORARY,
          "the units are written, but your systemd could not be told to use them",
          "systemctl says: " + answer.words(),
          "run `loginctl enable-linger "
              + user
              + "`, then `export XDG_RUNTIME_DIR=/run/user/$(id -u)`, then"
              + " `systemctl --user daemon-reload && systemctl --user enable --now "
              + timer
              + "`; where no systemd runs, such as in a container, use --kind cron or `keepsake"
              + " daemon`");
    }
  }

  /** Without a session and without lingering there is nobody who would start a timer. */
  private Optional<String> lingering() {
    boolean lingers =
        programs.has("loginctl")
            // Without a name it tells of the login manager, which never lingers.
            && run("loginctl", "show-user", user, "--property=Linger").out().contains("Linger=yes");
    return lingers
        ? Optional.empty()
        : Optional.of(
            "it runs while you are signed in only; to have it run always: `loginctl"
                + " enable-linger "
                + user
                + "`");
  }

  @Override
  public Optional<Change> uninstall(ServiceName name) {
    List<Path> ours = files(name);
    if (ours.isEmpty()) {
      return Optional.empty();
    }
    String timer = SystemdUnits.timerName(name);
    List<String> notes = new ArrayList<>();
    if (ours.contains(folder.resolve(timer))) {
      note(systemctl("disable", "--now", timer), notes);
      ServiceFiles.deleteLink(folder.resolve(WANTS).resolve(timer), folder.resolve(timer));
    }
    ours.forEach(ServiceFiles::delete);
    note(systemctl("daemon-reload"), notes);
    return Optional.of(
        new Change(
            ours.stream().map(file -> "removed " + file).toList(),
            notes.stream().distinct().toList()));
  }

  private static void note(Answer answer, List<String> notes) {
    if (!answer.succeeded()) {
      notes.add(
          "your systemd could not be told, and forgets it when it starts again: systemctl says: "
              + answer.words());
    }
  }

  private List<Path> files(ServiceName name) {
    return Stream.of(SystemdUnits.serviceName(name), SystemdUnits.timerName(name))
        .map(folder::resolve)
        .filter(ServiceFiles::isOurs)
        .toList();
  }

  @Override
  public ServiceStatus status(ServiceName name) {
    List<Path> files = files(name);
    if (files.isEmpty()) {
      return ServiceStatus.none(kind());
    }
    UnitState timer = state(SystemdUnits.timerName(name));
    UnitState service = state(SystemdUnits.serviceName(name));
    boolean asked = timer.isKnown() && service.isKnown();
    boolean armed = timer.is("UnitFileState", "enabled") && timer.is("ActiveState", "active");
    return new ServiceStatus(
        kind(),
        true,
        files,
        asked ? Optional.of(armed) : Optional.empty(),
        service.is("ActiveState", "activating", "active", "deactivating"),
        service.time("ExecMainStartTimestamp").or(() -> timer.time("LastTriggerUSec")),
        service.exitCode(),
        timer.time("NextElapseUSecRealtime"),
        Optional.empty(),
        asked ? List.of() : List.of("systemctl says: " + timer.trouble()));
  }

  private UnitState state(String unit) {
    return UnitState.of(
        systemctl("show", "--property=" + String.join(",", UnitState.PROPERTIES), unit));
  }

  private Answer systemctl(String... words) {
    List<String> command = new ArrayList<>(List.of("systemctl", "--user"));
    command.addAll(List.of(words));
    return run(command.toArray(String[]::new));
  }

  private Answer run(String... command) {
    if (!programs.has(command[0])) {
      return Answer.missing(command[0]);
    }
    return programs.run(List.of(command), "", StandardCharsets.UTF_8, Map.of());
  }
}
