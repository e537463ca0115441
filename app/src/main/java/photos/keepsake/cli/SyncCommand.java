package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.monitor.notify.Notifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Archives what the archive does not have yet. */
@Command(
    name = "sync",
    description = {
      "Fetch every original that is not in the archive yet.",
      "",
      "Examples:",
      "  keepsake sync --archive /volume1/photos",
      "  keepsake sync --archive ~/photos --from 2024-06-01 --to 2024-06-30 --dry-run",
      "",
      "The first run lists everything, and so does one a week; those between look where something",
      "new can stand. Not archived: the trash, the locked folder, and of bursts what the site does",
      "not list.",
      ""
    })
final class SyncCommand extends KeepsakeCommand {
  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private BrowserOptions browser = new BrowserOptions();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private RetryOptions retry = new RetryOptions();
  @Mixin private ReportOptions report = new ReportOptions();

  @Override
  Set<ExitCode> exitCodes() {
    return SyncJob.EXIT_CODES;
  }

  @Override
  ExitCode run() {
    Path root = archive.path(folders());
    try (Interrupts interrupts = new Interrupts(console())) {
      RunEnd end =
          options.dryRun() ? tried(root, interrupts, () -> {}) : reported(root, interrupts);
      return end.orThrow();
    }
  }

  /** What a run would be refused for. */
  void requireRunnable() {
    RunCheck.require(folders(), browser, options, retry);
  }

  /** A dry run is nobody else's business. */
  private RunEnd reported(Path root, Interrupts interrupts) {
    Patience patience = new Patience();
    RunPings pings =
        report.pings(folders(), browser.network(), this::isTyped, patience, this::warn);
    SummaryText words = new SummaryText(console(), root, options.dryRun(), options.scope());
    Notifier notifier = report.notifier(folders(), root, browser.network());
    return new ReportedRun(
            pings, patience, notifier, this::warn, words::verdict, report.strict(), this::logPath)
        .run(() -> tried(root, interrupts, pings::begin), interrupts);
  }

  private RunEnd tried(Path root, Interrupts interrupts, Runnable begun) {
    Tries tries = retry.tries();
    SyncJob job = new SyncJob(this, options);
    RunEnd end = tries.run(() -> attempt(job, root, interrupts, begun), interrupts, this::note);
    end.report().ifPresent(done -> job.print(root, done));
    return end;
  }

  private RunEnd attempt(SyncJob job, Path root, Interrupts interrupts, Runnable begun) {
    BrowserSettings settings = browser.settings(folders(), options.isHeadless());
    ChromeBinary binary;
    try {
      binary = browser.chrome().find();
    } catch (RunFailure e) {
      return RunEnd.of(e);
    }
    if (!global().quiet()) {
      Advice.onBrowser(binary).ifPresent(text -> console().say("note: " + text));
    }
    return job.attempt(root, binary, settings, Optional.empty(), interrupts, begun);
  }
}
