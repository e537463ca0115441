package photos.keepsake.monitor.service;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.service.Programs.Answer;

/** An agent of macOS, which runs while the user is signed in. */
public final class LaunchdScheduler implements Scheduler {
  private static final Pattern EXIT_STATUS = Pattern.compile("\"LastExitStatus\" = (\\d+);");
  private static final Pattern PROCESS = Pattern.compile("\"PID\" = \\d+;");

  private final Path home;
  private final Programs programs;

  /** One user's. */
  public LaunchdScheduler(Path home, Programs programs) {
    this.home = home;
    this.programs = programs;
  }

  @Override
  public ServiceKind kind() {
    return ServiceKind.LAUNCHD;
  }

  @Override
  public String print(ServicePlan plan) {
    return agent(plan);
  }

  private String agent(ServicePlan plan) {
    Path log = home.resolve("Library").resolve("Logs").resolve(plan.name().unit() + ".log");
    return LaunchdAgent.text(label(plan.name()), plan, log);
  }

  private static String label(ServiceName name) {
    return "photos.keepsake." + name.text();
  }

  private Path file(ServiceName name) {
    return home.resolve("Library").resolve("LaunchAgents").resolve(label(name) + ".plist");
  }

  @Override
  public Change install(ServicePlan plan, boolean force) {
    Path file = file(plan.name());
    String text = agent(plan);
    boolean replaces = ServiceFiles.isOurs(file);
    if (!force) {
      ServiceFiles.requireOurs(file);
    }
    ServiceFiles.write(Map.of(file, text));
    String domain = domain();
    if (replaces) {
      launchctl("bootout", domain + "/" + label(plan.name())); // It may not be loaded.
    }
    Answer answer = launchctl("bootstrap", domain, file.toString());
    if (!answer.succeeded()) {
      throw new RunFailure(
          Reason.TEMPORARY,
          "the agent is written, but launchd could not be told to use it",
          "launchctl says: " + answer.words(),
          "sign in at the screen, or run `launchctl bootstrap " + domain + " " + file + "` there");
    }
    return new Change(
        List.of("wrote " + file, "loaded " + label(plan.name())),
        List.of("it runs while you are signed in only, and catches up after sleep"));
  }

  private String domain() {
    String user = run("id", "-u").out().strip();
    return "gui/" + user;
  }

  @Override
  public Optional<Change> uninstall(ServiceName name) {
    Path file = file(name);
    if (!ServiceFiles.isOurs(file)) {
      return Optional.empty();
    }
    List<String> notes = new ArrayList<>();
    Answer answer = launchctl("bootout", domain() + "/" + label(name));
    if (!answer.succeeded()) {
      notes.add("launchctl says: " + answer.words());
    }
    ServiceFiles.delete(file);
    return Optional.of(new Change(List.of("removed " + file), notes));
  }

  @Override
  public ServiceStatus status(ServiceName name) {
    Path file = file(name);
    if (!ServiceFiles.isOurs(file)) {
      return ServiceStatus.none(kind());
    }
    Answer answer = launchctl("list", label(name));
    return new ServiceStatus(
        kind(),
        true,
        List.of(file),
        Optional.of(answer.succeeded()),
        PROCESS.matcher(answer.out()).find(),
        Optional.empty(),
        exitCode(answer.out()),
        Optional.empty(),
        Optional.empty(),
        List.of("launchd does not tell when it last ran; `keepsake status` does"));
  }

  /** As wait(2) has it: the exit code in the upper byte, else the signal. */
  private static OptionalInt exitCode(String said) {
    Matcher matcher = EXIT_STATUS.matcher(said);
    if (!matcher.find()) {
      return OptionalInt.empty();
    }
    int status = Integer.parseInt(matcher.group(1));
    return OptionalInt.of(status > 255 ? status >> 8 : status == 0 ? 0 : 128 + status);
  }

  private Answer launchctl(String... words) {
    List<String> command = new ArrayList<>(List.of("launchctl"));
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
