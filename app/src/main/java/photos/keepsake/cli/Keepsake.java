package photos.keepsake.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program without a command: says what there is. */
@Command(
    name = "keepsake",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      LoginCommand.class,
      SyncCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      MonitorCommand.class,
      HealthchecksMonitorCommand.class,
      NotifyCommand.class,
      ChecksCommand.class,
      DaemonCommand.class,
      HealthCommand.class,
      VisitCommand.class,
      ServiceCommand.class
    },
    description = "Archives your own Google Photos originals, every byte as you uploaded it.",
    footerHeading = "%nTo begin:%n",
    footer = {
      "  keepsake demo                     see it work, without an account",
      "  keepsake login                    sign in once, in a plain Chrome window",
      "  keepsake sync --archive ~/photos  fetch everything that is not there yet"
    })
final class Keepsake implements Runnable {
  private final Console console;
  private final Folders folders;
  private final LogFile log;
  private final RunVariant variant;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  Keepsake(Console console, Folders folders, LogFile log) {
    this(console, folders, log, RunVariant.NATIVE);
  }

  /** With runs of `sync` that another program's command line changes. */
  Keepsake(Console console, Folders folders, LogFile log, RunVariant variant) {
    this.variant = variant;
    this.console = console;
    this.folders = folders;
    this.log = log;
  }

  Console console() {
    return console;
  }

  Folders folders() {
    return folders;
  }

  LogFile log() {
    return log;
  }

  RunVariant variant() {
    return variant;
  }

  @Override
  public void run() {
    spec.commandLine().usage(console.out());
  }
}
