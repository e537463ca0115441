package photos.keepsake.monitor.service;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.service.Programs.Answer;

/** A line in the user's table of cron jobs. */
public final class CronScheduler implements Scheduler {
  private static final String PROGRAM = "crontab";

  /** It carries every byte as it is: the table is not ours to decode. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  /** Vixie's cron and those that come from it cut off a command that is longer. */
  private static final int COMMAND_BYTES_MAX = 990;

  private final Programs programs;

  /** With these programs. */
  public CronScheduler(Programs programs) {
    this.programs = programs;
  }

  @Override
  public ServiceKind kind() {
    return ServiceKind.CRON;
  }

  @Override
  public String print(ServicePlan plan) {
    return CronTable.block(line(plan), plan.name());
  }

  /** The results go nowhere, since the archive knows them; errors reach the user by cron's mail. */
  private static String line(ServicePlan plan) {
    List<String> words = new ArrayList<>();
    plan.environment().forEach((name, value) -> words.add(name + "=" + quoted(value)));
    plan.command().forEach(word -> words.add(quoted(word)));
    String command = String.join(" ", words) + " >/dev/null";
    if (command.getBytes(StandardCharsets.UTF_8).length > COMMAND_BYTES_MAX) {
      throw unfit("cron cuts off commands of more than " + COMMAND_BYTES_MAX + " bytes");
    }
    return plan.schedule().text() + " " + command;
  }

  /** For the shell; and cron makes an end of the line of a percent sign. */
  private static String quoted(String word) {
    if (word.contains("\\\\") || word.contains("\\%")) {
      throw unfit("not every cron reads a backslash before another one or a percent sign alike");
    }
    return "'" + word.replace("'", "'\\''").replace("%", "\\%") + "'";
  }

  private static RunFailure unfit(String why) {
    return new RunFailure(
        Reason.USAGE,
        "this command cannot be written into the table of cron jobs",
        why,
        "put options into the config file, or use shorter and plainer paths");
  }

  @Override
  public Change install(ServicePlan plan, boolean force) {
    requireCron();
    String line = bytes(line(plan));
    CronTable table = CronTable.of(read(), plan.name());
    write(table.with(line, plan.name()));
    String verb = table.line().isPresent() ? "replaced" : "added";
    return new Change(
        List.of(verb + " the line of " + plan.name().unit() + " in your table of cron jobs"),
        List.of("cron does not make up for times at which the machine is off"));
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), BYTES);
  }

  @Override
  public Optional<Change> uninstall(ServiceName name) {
    if (!programs.has(PROGRAM)) {
      return Optional.empty();
    }
    String text = read();
    CronTable table = CronTable.of(text, name);
    if (table.without().equals(text)) {
      return Optional.empty();
    }
    write(table.without());
    return Optional.of(
        new Change(
            List.of("removed the line of " + name.unit() + " from your table of cron jobs"),
            List.of()));
  }

  @Override
  public ServiceStatus status(ServiceName name) {
    if (!programs.has(PROGRAM)) {
      return ServiceStatus.none(kind());
    }
    return CronTable.of(read(), name)
        .line()
        .map(CronScheduler::status)
        .orElseGet(() -> ServiceStatus.none(kind()));
  }

  private static ServiceStatus status(String line) {
    boolean enabled = !line.startsWith("#");
    String[] fields = line.replaceFirst("^#\\s*", "").split("\\s+", 6);
    return new ServiceStatus(
        ServiceKind.CRON,
        true,
        List.of(),
        Optional.of(enabled),
        false,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.of(fields)
            .filter(all -> enabled && all.length == 6)
            .map(all -> String.join(" ", List.of(all).subList(0, 5))),
        List.of("cron does not tell when it last ran; `keepsake status` does"));
  }

  private void requireCron() {
    if (!programs.has(PROGRAM)) {
      throw new RunFailure(
          Reason.USAGE,
          "there is no cron here",
          "the program crontab is not on the PATH",
          "install cron, or keep `keepsake daemon` running instead");
    }
  }

  /** Whoever takes a failure for an empty table throws away what stands there. */
  private String read() {
    Answer answer = crontab("", "-l");
    if (answer.succeeded()) {
      return answer.out();
    }
    boolean isNone =
        answer.out().isEmpty()
            && (answer.err().contains("no crontab for")
                || answer.err().contains("No such file or directory"));
    if (!isNone) {
      throw failed("read", answer);
    }
    return "";
  }

  private void write(String text) {
    Answer answer = crontab(text, "-");
    if (!answer.succeeded()) {
      throw failed("written", answer);
    }
  }

  private Answer crontab(String input, String word) {
    return programs.run(List.of(PROGRAM, word), input, BYTES, Map.of());
  }

  private static RunFailure failed(String verb, Answer answer) {
    return new RunFailure(
        Reason.TEMPORARY,
        "your table of cron jobs could not be " + verb + "; it was left as it is",
        "crontab says: " + answer.words(),
        "see that `crontab -l` and `crontab -e` work for you, and run the same command again");
  }
}
