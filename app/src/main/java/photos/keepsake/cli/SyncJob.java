package photos.keepsake.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.catalog.RunCounts;
import photos.keepsake.archive.catalog.RunRecord;
import photos.keepsake.chrome.Chrome;
import photos.keepsake.chrome.ChromeBinary;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.chrome.Tab;
import photos.keepsake.googlephotos.GooglePhotosLibrary;
import photos.keepsake.googlephotos.SiteOptions;
import photos.keepsake.googlephotos.page.Translation;
import photos.keepsake.library.Account;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.sync.FileHook;
import photos.keepsake.sync.OldestFirst;
import photos.keepsake.sync.RunSummary;
import photos.keepsake.sync.StatusBoard;
import photos.keepsake.sync.SyncOptions;
import photos.keepsake.sync.SyncRun;

/**
 * One run from the first check to the summary, as `sync` and `demo` do it. Everything that a person
 * can get wrong is checked before anything is made or started.
 */
final class SyncJob {
  /** How such a run may end. */
  static final Set<ExitCode> EXIT_CODES =
      Collections.unmodifiableSet(
          EnumSet.complementOf(EnumSet.of(ExitCode.NO_ARCHIVE, ExitCode.GUARD, ExitCode.STALE)));

  private static final Logger log = LoggerFactory.getLogger(SyncJob.class);

  private static final Duration VISIT_DEADLINE = Duration.ofSeconds(30);

  private final KeepsakeCommand command;
  private final Console console;
  private final RunOptions options;
  private final SyncOptions syncOptions;
  private final SiteOptions site;
  private final Optional<FileHook> hook;
  private final RunVariant variant;
  private final Clock clock = Clock.system(ZoneId.systemDefault());

  /**
   * Not begun yet.
   *
   * @throws RunFailure with USAGE when the options cannot be
   */
  SyncJob(KeepsakeCommand command, RunOptions options) {
    this.command = command;
    this.console = command.console();
    this.options = options;
    this.syncOptions = options.toSyncOptions();
    this.site = options.site();
    this.variant = command.variant();
    this.hook = options.hook(command.folders()).map(variant::hook);
  }

  /**
   * Runs once and prints; throws the failure that ended it, if one did.
   *
   * @param visitFirst an address to open before anything else, if any
   */
  ExitCode run(Path root, ChromeBinary binary, BrowserSettings settings, Optional<URI> visitFirst) {
    try (Interrupts interrupts = new Interrupts(console)) {
      RunEnd end = attempt(root, binary, settings, visitFirst, interrupts, () -> {});
      end.report().ifPresent(report -> print(root, report));
      return end.orThrow();
    }
  }

  /**
   * Runs once and prints nothing of how it ended.
   *
   * @param begun called when the archive is ours
   */
  RunEnd attempt(
      Path root,
      ChromeBinary binary,
      BrowserSettings settings,
      Optional<URI> visitFirst,
      Interrupts interrupts,
      Runnable begun) {
    try (Archive archive = variant.open(root, options.archive(clock))) {
      command.logInto(archive.logFolder());
      log.info("run started");
      begun.run();
      RunEnd end = RunEnd.of(run(archive, binary, settings, visitFirst, interrupts));
      end.report().ifPresent(SyncJob::log);
      end.report().ifPresent(report -> variant.summed(report.outcome().summary()));
      return end;
    } catch (RunFailure e) {
      // Chrome hears the same Ctrl-C, and its end is no failure then.
      return interrupts.received().map(RunEnd::stopped).orElseGet(() -> RunEnd.of(variant.told(e)));
    }
  }

  private static void log(RunReport report) {
    RunSummary run = report.outcome().summary();
    log.info(
        "run ended code={} listed={} archived={} already={} skipped={} failed={} bytes={}",
        report.outcome().exitCode().number(),
        run.listed(),
        run.archived(),
        run.already(),
        run.unavailable(),
        run.failed(),
        run.bytes());
  }

  /** Prints the summary of a run. */
  void print(Path root, RunReport report) {
    text(root).print(report, command.global().json());
  }

  private SummaryText text(Path root) {
    return new SummaryText(console, root, options.dryRun(), options.scope());
  }

  private RunReport run(
      Archive archive,
      ChromeBinary binary,
      BrowserSettings settings,
      Optional<URI> visitFirst,
      Interrupts interrupts) {
    Output output = output();
    variant.begin(archive, output::note, interrupts::received);
    try (BrowserSession session =
        BrowserSession.start(
            binary, settings, clock, output::note, () -> interrupts.received().isPresent())) {
      interrupts.onStop(session.chrome()::close);
      visitFirst.ifPresent(url -> visit(session.chrome(), url));
      session.chrome().downloadInto(archive.staging());
      return fetch(archive, session, output, interrupts);
    } catch (ChromeException e) {
      throw Translation.of(e);
    }
  }

  private static void visit(Chrome chrome, URI url) {
    try (Tab tab = chrome.newTab()) {
      tab.navigate(url, VISIT_DEADLINE);
    }
  }

  private Output output() {
    GlobalOptions global = command.global();
    return global.json()
        ? new JsonOutput(console, options.dryRun())
        : new PlainOutput(console, global.quiet(), global.verbose(), options.dryRun());
  }

  private RunReport fetch(
      Archive archive, BrowserSession session, Output output, Interrupts interrupts) {
    Notes notes = new Notes(output::note);
    ArchiveMemory memory = new ArchiveMemory(archive, clock, options.full());
    Outcome outcome;
    try (GooglePhotosLibrary library = session.open(site, memory, notes)) {
      requireAccount(archive, library.account());
      compareRoom(archive, library, notes);
      ArchiveAdapter store = new ArchiveAdapter(archive, options.dryRun(), !options.asksAgain());
      SyncRun run =
          new SyncRun(
              ordered(variant.library(library), interrupts),
              variant.store(store),
              syncOptions,
              output,
              clock,
              hook);
      interrupts.onStop(run::stop);
      try {
        outcome =
            options.dryRun()
                ? outcome(archive, run, output, interrupts)
                : recorded(archive, run, output, interrupts, memory, notes);
      } finally {
        if (!options.dryRun()) {
          variant.ended();
        }
      }
    }
    return new RunReport(outcome, notes.all(), memory.isQuiet(), archive.status());
  }

  private PhotoLibrary ordered(PhotoLibrary library, Interrupts interrupts) {
    return options.oldestFirst()
        ? new OldestFirst(library, () -> interrupts.received().isPresent())
        : library;
  }

  /** A disk that is too small is better known before the first night than after it. */
  private void compareRoom(Archive archive, GooglePhotosLibrary library, Notes notes) {
    if (archive.memory().hasItems() || !options.scope().isWholeLibrary()) {
      return;
    }
    long room = archive.roomBytes();
    OptionalLong used = library.usedBytes();
    if (used.isPresent() && used.getAsLong() > room) {
      notes.accept(
          "Google counts "
              + Amounts.bytes(used.getAsLong())
              + " of photos, and the archive's disk has room for "
              + Amounts.bytes(room));
    }
  }

  /** A dry run compares the account and remembers nothing. */
  private void requireAccount(Archive archive, Account account) {
    if (!options.dryRun() || archive.status().accountKnown()) {
      archive.bindAccount(account);
    }
  }

  /** Runs, and writes into the catalog that there was a run, whatever its end. */
  private Outcome recorded(
      Archive archive,
      SyncRun run,
      Output output,
      Interrupts interrupts,
      ArchiveMemory memory,
      Notes notes) {
    RunRecord record = archive.runStarted();
    memory.runStarted();
    int code = ExitCode.BUG.number();
    boolean whole = false;
    try {
      Outcome outcome = outcome(archive, run, output, interrupts);
      whole = isWhole(outcome.summary());
      outcome = tidied(archive, outcome, whole, memory, notes, interrupts);
      code = outcome.exitCode().number();
      return outcome;
    } finally {
      archive.runEnded(record, code, counts(run.board(), whole));
    }
  }

  /** Writes what stands beside the photos, as far as the run came, until somebody stops that. */
  private Outcome tidied(
      Archive archive,
      Outcome outcome,
      boolean whole,
      ArchiveMemory memory,
      Notes notes,
      Interrupts interrupts) {
    if (!outcome.leavesArchiveUsable()) {
      return outcome;
    }
    try {
      memory.runEnded(whole && !outcome.isFailure(), outcome.summary().archived());
      if (variant.writesBesidePhotos()) {
        archive.bringUpToDate(() -> interrupts.received().isPresent()).forEach(notes);
      }
      return outcome.or(interrupts.received());
    } catch (RunFailure e) {
      return outcome.or(e);
    }
  }

  private Outcome outcome(Archive archive, SyncRun run, Output output, Interrupts interrupts) {
    try {
      RunSummary summary = watched(run);
      requireItems(archive, summary);
      return new Outcome(summary, Optional.empty(), interrupts.received());
    } catch (RunFailure e) {
      RunSummary summary = output.summary().orElseThrow(() -> e);
      return new Outcome(summary, Optional.of(variant.told(e)), interrupts.received());
    }
  }

  private RunSummary watched(SyncRun run) {
    if (!command.global().talks()) {
      return run.run();
    }
    Folders folders = command.folders();
    boolean plain = command.global().noColor() || folders.variable("NO_COLOR").isPresent();
    ProgressDisplay progress = ProgressDisplay.begin(console, folders, plain, run::board, clock);
    try {
      return run.run();
    } finally {
      progress.close();
    }
  }

  private boolean isWhole(RunSummary summary) {
    return options.scope().isWholeLibrary() && summary.listingComplete() && summary.notTried() == 0;
  }

  private static RunCounts counts(StatusBoard board, boolean whole) {
    return new RunCounts(
        board.listed(),
        board.archived(),
        board.already(),
        board.unavailable(),
        board.failed(),
        board.bytes(),
        whole);
  }

  /** A site that suddenly lists nothing is more likely to have changed than to be empty. */
  private void requireItems(Archive archive, RunSummary summary) {
    boolean wholeLibrary =
        options.albums().isEmpty() && summary.listingComplete() && !variant.mayListNothing();
    if (wholeLibrary && summary.listed() == 0 && archive.status().archivedItems() > 0) {
      throw new RunFailure(
          Reason.SITE_CHANGED,
          "the site listed no photos at all",
          "this archive has items from earlier runs",
          "look at photos.google.com in your browser; if your photos are there, update Keepsake");
    }
  }
}
