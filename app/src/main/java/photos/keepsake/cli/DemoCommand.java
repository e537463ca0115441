package photos.keepsake.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole of Keepsake at work on a simulated library, without an account. */
@Command(
    name = "demo",
    description = {
      "Archive a simulated library in your own Chrome; no account is needed.",
      "",
      "Examples:",
      "  keepsake demo",
      "  keepsake demo --photos ~/Pictures/holiday --archive /tmp/holiday",
      ""
    })
final class DemoCommand extends KeepsakeCommand {
  private static final int ITEMS = 40;
  private static final long SEED = 2026;

  @Mixin private ChromeChoice chrome = new ChromeChoice();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description =
          "The folder that keeps the photos; ~/.local/share/keepsake/demo/archive when left out."
              + " To be given from the command line only.")
  private @Nullable Path archive;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Use the pictures of this folder as the simulated library.")
  private @Nullable Path photos;

  @Override
  Set<ExitCode> exitCodes() {
    return SyncJob.EXIT_CODES;
  }

  @Override
  ExitCode run() {
    SyncJob job = new SyncJob(this, options);
    boolean headless = options.isHeadless();
    ChromeBinary binary = chrome.find();
    try (Simulator simulator = start()) {
      BrowserSettings settings =
          new BrowserSettings(
              folders().demo().resolve("profile").toAbsolutePath(),
              headless,
              Optional.of(simulator.proxy()),
              Optional.of(simulator.caPem()),
              chrome.arguments());
      introduce(simulator.library().items().size());
      Path root = root();
      Optional<URI> signIn = Optional.of(simulator.signInUrl());
      ExitCode code = job.run(root, binary, settings, signIn);
      conclude(root);
      return code;
    }
  }

  private Path root() {
    Path chosen = archive == null ? folders().demo().resolve("archive") : archive;
    return chosen.toAbsolutePath().normalize();
  }

  private Simulator start() {
    requirePictures();
    Path certificate = demoFolder().resolve("simulator-ca.pem");
    try {
      Simulator simulator = Simulator.start(site().withCa(Optional.of(certificate)));
      if (simulator.library().items().isEmpty()) {
        simulator.close();
        throw noPictures("none of the files in it is a photo or a video");
      }
      return simulator;
    } catch (UncheckedIOException e) {
      throw photos == null ? unwritable(e.getCause()) : noPictures("it cannot be read");
    }
  }

  private SimulatorOptions site() {
    return photos == null
        ? SimulatorOptions.ofItems(ITEMS, SEED)
        : SimulatorOptions.ofPhotos(photos, SEED);
  }

  private void requirePictures() {
    if (photos != null && !Files.isDirectory(photos)) {
      throw noPictures("there is no such folder");
    }
  }

  private RunFailure noPictures(String why) {
    return new RunFailure(
        Reason.USAGE,
        "no pictures in " + photos,
        why,
        "give --photos a folder with pictures, or leave it out");
  }

  private Path demoFolder() {
    try {
      return Files.createDirectories(folders().demo());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private RunFailure unwritable(@Nullable Throwable cause) {
    return new RunFailure(
        Reason.DISK,
        "the demo cannot write in " + folders().demo(),
        DiskWords.of(cause),
        "let HOME or XDG_DATA_HOME name a folder that you may write to",
        cause);
  }

  private void introduce(int items) {
    if (global().talks()) {
      console()
          .say("A simulated Google Photos with " + items + " items stands in for the real one;");
      console()
          .say("everything else is as it will be for you: your Chrome, real files, real checks.");
      console().say("");
    }
  }

  private void conclude(Path root) {
    if (!global().json() && !options.dryRun()) {
      PrintStream out = console().out();
      out.println();
      ArchiveTree.print(out, root);
      out.println();
      out.println("Run it again and nothing is fetched twice. With your own photos:");
      out.println("  keepsake login");
      out.println("  keepsake sync --archive ~/photos");
    }
  }
}
