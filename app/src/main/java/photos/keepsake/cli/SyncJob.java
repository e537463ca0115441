package photos.keepsake.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveSettings;
import photos.keepsake.archive.Layout;
import photos.keepsake.archive.catalog.RunCounts;
import photos.keepsake.archive.catalog.RunRecord;
import photos.keepsake.chrome.Chrome;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.GooglePhotosLibrary;
import photos.keepsake.googlephotos.page.Translation;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.sync.FileHook;
import photos.keepsake.sync.RunSummary;
import photos.keepsake.sync.StatusBoard;
import photos.keepsake.sync.SyncOptions;
import photos.keepsake.sync.SyncRun;

/**
 * One run from the first check to the summary, as `sync` and `demo` do it. Everything that a person
 * can get wrong is checked before Chrome is started.
 */
final class SyncJob {
  private static final Duration VISIT_DEADLINE = Duration.ofSeconds(30);

  private final Console console;
  private final GlobalOptions global;
  private final RunOptions options;
  private final Clock clock = Clock.system(ZoneId.systemDefault());

  SyncJob(Console console, GlobalOptions global, RunOptions options) {
    this.console = console;
    this.global = global;
    this.options = options;
  }

  /**
   * What came of it.
   *
   * @param summary of the run
   * @param signal the code of the signal that stopped it, if one did
   */
  record Outcome(RunSummary summary, Optional<ExitCode> signal) {

    ExitCode exitCode() {
      return signal.orElse(summary.failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.COMPLETE);
    }
  }

  /**
   * Runs and prints; throws the failure that ended it, if one did.
   *
   * @param visitFirst an address to open before anything else, if any
   */
  ExitCode run(Path root, ChromeBinary binary, BrowserSettings settings, Optional<URI> visitFirst) {
    SyncOptions syncOptions = options.toSyncOptions();
    try (Interrupts interrupts = new Interrupts(console);
        Archive archive = Archive.open(root, settings())) {
      LogFile.open(archive.logFolder(), global.verbose());
      try {
        Outcome outcome = run(archive, binary, settings, visitFirst, syncOptions, interrupts);
        new SummaryText(console, root, options.dryRun()).print(outcome, options.json());
        return outcome.exitCode();
      } catch (RunFailure e) {
        // Chrome hears the same Ctrl-C, and its end is no failure then.
        return interrupts.received().orElseThrow(() -> e);
      }
    }
  }

  private Outcome run(
      Archive archive,
      ChromeBinary binary,
      BrowserSettings settings,
      Optional<URI> visitFirst,
      SyncOptions syncOptions,
      Interrupts interrupts) {
    Output output = output();
    try (BrowserSession session =
        BrowserSession.start(
            binary, settings, clock, output::note, () -> interrupts.received().isPresent())) {
      interrupts.onStop(session.chrome()::close);
      visitFirst.ifPresent(url -> visit(session.chrome(), url));
      session.chrome().downloadInto(archive.staging());
      RunSummary summary = fetch(archive, session, syncOptions, output, interrupts);
      return new Outcome(summary, interrupts.received());
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  private static void visit(Chrome chrome, URI url) {
    try (Tab tab = chrome.newTab()) {
      tab.navigate(url, VISIT_DEADLINE);
    }
  }

  private ArchiveSettings settings() {
    return new ArchiveSettings(Layout.STANDARD, clock.getZone(), options.keepFreeBytes(), clock);
  }

  private Output output() {
    return options.json()
        ? new JsonOutput(console, options.dryRun())
        : new PlainOutput(console, global.quiet(), global.verbose(), options.dryRun());
  }

  private RunSummary fetch(
      Archive archive,
      BrowserSession session,
      SyncOptions syncOptions,
      Output output,
      Interrupts interrupts) {
    List<String> albums = options.albums();
    try (GooglePhotosLibrary library =
        new GooglePhotosLibrary(session.chrome(), albums, options.tabs(), clock)) {
      archive.bindAccount(library.account());
      Optional<FileHook> hook = options.hook();
      ArchiveAdapter store = new ArchiveAdapter(archive);
      SyncRun run = new SyncRun(library, store, syncOptions, output, clock, hook);
      interrupts.onStop(run::stop);
      return account(archive, run, interrupts);
    }
  }

  /** Runs, and writes into the catalog that there was a run, whatever its end. */
  private RunSummary account(Archive archive, SyncRun run, Interrupts interrupts) {
    RunRecord record = archive.runStarted();
    int code = ExitCode.BUG.number();
    try {
      RunSummary summary = watched(run);
      requireItems(archive, summary);
      code = new Outcome(summary, interrupts.received()).exitCode().number();
      return summary;
    } catch (RunFailure e) {
      code = ExitCode.of(e.reason()).number();
      throw e;
    } finally {
      archive.runEnded(record, code, counts(run.board()));
    }
  }

  private RunSummary watched(SyncRun run) {
    if (global.quiet() || options.json()) {
      return run.run();
    }
    Folders folders = Folders.ofProcess();
    ProgressDisplay progress =
        ProgressDisplay.begin(console, folders, global.noColor(), run::board, clock);
    try {
      return run.run();
    } finally {
      progress.close();
    }
  }

  private static RunCounts counts(StatusBoard board) {
    return new RunCounts(
        board.listed(),
        board.archived(),
        board.already(),
        board.unavailable(),
        board.failed(),
        board.bytes(),
        false);
  }

  /** A site that suddenly lists nothing is more likely to have changed than to be empty. */
  private void requireItems(Archive archive, RunSummary summary) {
    boolean wholeLibrary = options.albums().isEmpty() && summary.listingComplete();
    if (wholeLibrary && summary.listed() == 0 && archive.status().archivedItems() > 0) {
      throw new RunFailure(
          Reason.SITE_CHANGED,
          "the site listed no photos at all",
          "this archive has items from earlier runs",
          "look at photos.google.com in your browser; if your photos are there, update Keepsake");
    }
  }
}
