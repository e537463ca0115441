package photos.keepsake.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import photos.keepsake.chrome.ChromeBinary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Archives what the archive does not have yet. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Fetch every original that is not in the archive yet.",
    footer = {
      "",
      "Examples:",
      "  keepsake sync --archive /volume1/photos",
      "  keepsake sync --archive ~/photos --from 2024-06-01 --to 2024-06-30 --dry-run",
      "",
      "Exit codes: 0 complete, 3 some items failed, 4 try later, 11 in use, 12 sign in again,",
      "13 the site changed, 14 disk, 17 no usable Chrome, 18 made by a newer Keepsake, 130 Ctrl-C."
    })
final class SyncCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Keepsake keepsake;

  @Mixin private GlobalOptions global = new GlobalOptions();
  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private BrowserOptions browser = new BrowserOptions();
  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() {
    Folders folders = Folders.ofProcess();
    Console console = keepsake.console();
    BrowserSettings settings = browser.settings(folders, options.isHeadless());
    ChromeBinary binary = browser.chrome().find();
    if (!global.quiet()) {
      Advice.onBrowser(binary).ifPresent(text -> console.err().println("note: " + text));
    }
    SyncJob job = new SyncJob(console, global, options);
    Path root = archive.path(folders.archive());
    return job.run(root, binary, settings, Optional.empty()).number();
  }
}
