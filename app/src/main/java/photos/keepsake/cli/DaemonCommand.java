package photos.keepsake.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.schedule.Daemon;
import photos.keepsake.monitor.schedule.DaemonLock;
import photos.keepsake.monitor.schedule.DaemonPlan;
import photos.keepsake.monitor.schedule.Schedule;
import photos.keepsake.monitor.schedule.StateFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Stays and runs `sync` on schedule. */
@Command(
    name = "daemon",
    description = {
      "Stay, run `sync` on schedule, and keep the sign-in warm between runs.",
      "",
      "Examples:",
      "  keepsake daemon --archive /volume1/photos --schedule \"30 3 * * *\"",
      "  keepsake daemon --every 6h --time-zone Europe/Berlin --run-now",
      "",
      "Takes all options of `sync` and gives them to each run. Environment and config file are read",
      "again for each run. A run that was missed is made up for once. SIGHUP reads the schedule",
      "again, SIGTERM ends within ten seconds. `keepsake health` tells how it goes.",
      ""
    })
final class DaemonCommand extends KeepsakeCommand {
  private static final Set<ExitCode> EXIT_CODES =
      Collections.unmodifiableSet(
          EnumSet.of(
              ExitCode.COMPLETE,
              ExitCode.BUG,
              ExitCode.USAGE,
              ExitCode.IN_USE,
              ExitCode.DISK,
              ExitCode.NO_CHROME,
              ExitCode.INTERRUPTED,
              ExitCode.TERMINATED));

  /** A run that fails for a reason that may pass is tried this often before it is called failed. */
  private static final String TRIES = "3";

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private BrowserOptions browser = new BrowserOptions();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private RetryOptions retry = new RetryOptions();
  @Mixin private ReportOptions report = new ReportOptions();
  @Mixin private DaemonOptions times = new DaemonOptions();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = Clock.system(ZoneId.systemDefault());

  @Override
  Set<ExitCode> exitCodes() {
    return EXIT_CODES;
  }

  /** Where the state of a daemon is kept. */
  static StateFile stateFile(Folders folders, Path archive) {
    return new StateFile(stateFolder(folders), archive);
  }

  private static Path stateFolder(Folders folders) {
    return folders.state().resolve("daemon");
  }

  @Override
  ExitCode run() {
    requireRunnable();
    Path root = archive.path(folders());
    DaemonTalk talk = new DaemonTalk(console(), global(), clock);
    DaemonNotices notices = new DaemonNotices(talk);
    Supplier<DaemonPlan> plan = plan(root, talk, notices);
    Objects.requireNonNull(plan.get(), "refuses what cannot be");
    DaemonWaiter waiter = new DaemonWaiter();
    StateFile file = stateFile(folders(), root);
    try (DaemonLock lock = DaemonLock.take(file, waiter)) {
      logInto(file.logFolder());
      Daemon daemon = new Daemon(file, lock, plan, talk, notices, clock, waiter, new Random());
      return work(daemon);
    }
  }

  /** What each run would be refused for is better refused now. */
  private void requireRunnable() {
    RunCheck.require(folders(), browser, options, retry);
    report.pings(folders(), browser.network(), this::isTyped, new Patience(), this::warn);
    browser.chrome().find();
  }

  private ExitCode work(Daemon daemon) {
    try (DaemonSignals signals = new DaemonSignals(console(), daemon)) {
      if (times.runNow()) {
        daemon.runFirst();
      }
      daemon.run();
      return signals.received().orElse(ExitCode.COMPLETE);
    }
  }

  private Supplier<DaemonPlan> plan(Path root, DaemonTalk talk, DaemonNotices notices) {
    List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
    return () -> {
      DaemonCommand fresh = readAgain(typed);
      DaemonPlan plan =
          new DaemonPlan(
              fresh.schedule(),
              fresh.times.jitter(),
              fresh.times.keepAlive(),
              fresh.job("sync", root, talk),
              fresh.job("visit", root, talk));
      notices.use(fresh.report.notifier(folders(), root, fresh.browser.network()));
      talk.use(fresh.times.zone());
      return plan;
    };
  }

  private DaemonJob job(String command, Path root, DaemonTalk talk) {
    return new DaemonJob(folders().environment(), arguments(command, root), talk::note);
  }

  private ParseResult parsed() {
    return spec.commandLine().getParseResult();
  }

  private Schedule schedule() {
    return times.schedule(parsed());
  }

  private DaemonArguments arguments(String command, Path root) {
    CommandSpec other =
        Objects.requireNonNull(spec.root().subcommands().get(command)).getCommandSpec();
    Map<String, String> fixed = new LinkedHashMap<>();
    if (other.findOption("--archive") != null) {
      fixed.put("archive", root.toString());
    }
    OptionSpec tries = other.findOption("--tries");
    if (tries != null && !isSaid(tries)) {
      fixed.put("tries", TRIES);
    }
    return DaemonArguments.of(other, parsed(), fixed);
  }

  private boolean isSaid(OptionSpec option) {
    try {
      return parsed().hasMatchedOption(option.longestName())
          || spec.commandLine().getDefaultValueProvider().defaultValue(option) != null;
    } catch (Exception e) {
      return true; // The run itself says what is wrong with it.
    }
  }

  /** The same command line with environment and config file as they are now. */
  private DaemonCommand readAgain(List<String> typed) {
    String[] words = typed.toArray(String[]::new);
    LogFile log = new LogFile();
    Keepsake keepsake = new Keepsake(console(), folders(), log);
    Defaults defaults = new Defaults(folders(), words);
    FailureReport report = new FailureReport(console(), () -> false, folders(), log);
    CommandLine again = Main.commandLine(keepsake, defaults, report);
    try {
      ParseResult result = again.parseArgs(words);
      Flags.settle(result);
      return (DaemonCommand) result.subcommand().commandSpec().userObject();
    } catch (ParameterException e) {
      throw e.getCause() instanceof RunFailure failure ? failure : misunderstood(e);
    }
  }

  private static RunFailure misunderstood(ParameterException e) {
    return new RunFailure(
        Reason.USAGE,
        "the configuration cannot be understood",
        String.valueOf(e.getMessage()),
        "see `keepsake daemon --help`",
        e);
  }
}
