package photos.keepsake.cli;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows the whole of Keepsake at work on a simulated library, without an account. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Archive a simulated library in your own Chrome; no account is needed.",
    footer = {
      "",
      "Examples:",
      "  keepsake demo",
      "  keepsake demo --photos ~/Pictures/holiday --archive /tmp/holiday",
      "",
      "Exit codes: as `keepsake sync`."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int ITEMS = 40;
  private static final long SEED = 2026;

  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Keepsake keepsake;

  @Mixin private GlobalOptions global = new GlobalOptions();
  @Mixin private ChromeChoice chrome = new ChromeChoice();
  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Use the pictures of this folder as the simulated library.")
  private @Nullable Path photos;

  @Override
  public Integer call() {
    Folders folders = Folders.ofProcess();
    ChromeBinary binary = chrome.find();
    Path root = archive.path(folders.demo().resolve("archive"));
    try (Simulator simulator = Simulator.start(site())) {
      BrowserSettings settings =
          new BrowserSettings(
              folders.demo().resolve("profile"),
              options.isHeadless(),
              Optional.of(simulator.proxy()),
              Optional.of(simulator.caPem()),
              chrome.arguments());
      introduce(simulator.library().items().size());
      SyncJob job = new SyncJob(keepsake.console(), global, options);
      Optional<URI> signIn = Optional.of(simulator.signInUrl());
      ExitCode code = job.run(root, binary, settings, signIn);
      conclude(root);
      return code.number();
    }
  }

  private SimulatorOptions site() {
    if (photos == null) {
      return SimulatorOptions.ofItems(ITEMS, SEED);
    }
    if (!Files.isDirectory(photos)) {
      throw new RunFailure(
          Reason.USAGE,
          "cannot read the pictures in " + photos,
          "there is no such folder",
          "give --photos a folder with pictures, or leave it out");
    }
    return SimulatorOptions.ofPhotos(photos, SEED);
  }

  private void introduce(int items) {
    if (!options.json() && !global.quiet()) {
      PrintStream err = keepsake.console().err();
      err.println("A simulated Google Photos with " + items + " items stands in for the real one;");
      err.println(
          "everything else is as it will be for you: your Chrome, real files, real checks.");
      err.println();
    }
  }

  private void conclude(Path root) {
    if (!options.json() && !options.dryRun()) {
      PrintStream out = keepsake.console().out();
      out.println();
      ArchiveTree.print(out, root);
      out.println();
      out.println("Run it again and nothing is fetched twice. With your own photos:");
      out.println("  keepsake login");
      out.println("  keepsake sync --archive ~/photos");
    }
  }
}
