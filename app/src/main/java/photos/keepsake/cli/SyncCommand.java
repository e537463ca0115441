package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.chrome.ChromeBinary;
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

  @Override
  Set<ExitCode> exitCodes() {
    return SyncJob.EXIT_CODES;
  }

  @Override
  ExitCode run() {
    SyncJob job = new SyncJob(this, options);
    BrowserSettings settings = browser.settings(folders(), options.isHeadless());
    ChromeBinary binary = browser.chrome().find();
    if (!global().quiet()) {
      Advice.onBrowser(binary).ifPresent(text -> console().say("note: " + text));
    }
    Path root = archive.path(folders());
    return job.run(root, binary, settings, Optional.empty());
  }
}
