package photos.keepsake.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;

/**
 * One run: lists the library on the calling thread, and fetches on a few threads of its own what
 * the archive does not hold.
 *
 * <p>Temporary failures get one more try at the end. One item's failure never ends the run; a
 * {@link RunFailure} from any thread does, and so do {@value FailureStreak#FAILURES_MAX} items in a
 * row that fail for the first time. Whatever ends the run, what was archived stays archived, the
 * listener hears the summary, and no thread of this run is left when {@link #run} is. Memory does
 * not grow with the library, but for 64 bytes or so for each listed item.
 */
public final class SyncRun {
  /**
   * How long items under way may go on once a run is stopped or has failed. Photos come within
   * seconds; nobody who pressed Ctrl-C wants to wait for a long video. With the five seconds that
   * Chrome may take to end, a stopped run stays below the ten after which services are killed.
   */
  public static final Duration GRACE = Duration.ofSeconds(2);

  private final PhotoLibrary library;
  private final Ledger ledger;
  private final WorkQueue queue;
  private final Settler settler;
  private final Ending ending;
  private final Listing listing;
  private final int parallel;
  private final AtomicBoolean used = new AtomicBoolean();

  /** A run without a program on each file. */
  public SyncRun(
      PhotoLibrary library,
      ArchiveStore archive,
      SyncOptions options,
      RunListener listener,
      Clock clock) {
    this(library, archive, options, listener, clock, Optional.empty());
  }

  /**
   * A run that has not begun.
   *
   * @param library open; it is closed only when items under way have to be cut off
   * @param archive open, and left open
   * @param hook runs on each file that is new in the archive
   */
  public SyncRun(
      PhotoLibrary library,
      ArchiveStore archive,
      SyncOptions options,
      RunListener listener,
      Clock clock,
      Optional<FileHook> hook) {
    this(library, archive, options, listener, clock, hook, GRACE);
  }

  SyncRun(
      PhotoLibrary library,
      ArchiveStore archive,
      SyncOptions options,
      RunListener listener,
      Clock clock,
      Optional<FileHook> hook,
      Duration grace) {
    this.library = library;
    this.parallel = options.parallel();
    FetchBudget budget = new FetchBudget(options.limit());
    this.ledger = new Ledger(listener, clock);
    this.queue = new WorkQueue(parallel);
    this.ending =
        new Ending(
            grace,
            () -> {
              queue.close();
              budget.close();
            },
            () -> {
              hook.ifPresent(FileHook::close);
              library.close();
            });
    this.settler = new Settler(archive, ledger, budget, ending, hook);
    this.listing = new Listing(library, archive, options, ledger, budget, queue, ending);
  }

  /**
   * Runs to the end. To be called once. A thread that is interrupted while it waits here stops the
   * run, and returns with its interrupt flag set.
   *
   * @return the summary, also when the run was stopped
   * @throws RunFailure when the run could not go on; {@link RunListener#ended} was told the summary
   * @throws IllegalStateException when called twice, or for a bug
   */
  public RunSummary run() {
    if (used.getAndSet(true)) {
      throw new IllegalStateException("a run runs once");
    }
    ledger.begin();
    List<Thread> workers = startWorkers();
    try {
      listAndFetch();
    } catch (RuntimeException | Error e) {
      ending.fail(e);
    }
    return finish(workers);
  }

  /**
   * Makes {@link #run} return soon, from any thread, also before it was called: no new item is
   * begun, those under way are finished or, after {@link #GRACE}, dropped. Does not wait. Has no
   * effect on a run that has ended.
   */
  public void stop() {
    ending.stop();
  }

  /** How the run stands at this moment; from any thread. */
  public StatusBoard board() {
    return ledger.board();
  }

  private List<Thread> startWorkers() {
    List<Thread> workers = new ArrayList<>();
    for (int i = 1; i <= parallel; i++) {
      Runnable worker = new FetchWorker(library, queue, settler, ledger, ending);
      Thread thread = new Thread(worker, "keepsake-fetch-" + i);
      thread.setDaemon(true);
      thread.start();
      workers.add(thread);
    }
    return workers;
  }

  private void listAndFetch() {
    boolean complete = false;
    try {
      complete = listing.run();
      if (complete && queue.awaitIdle()) {
        listing.takeSecondKeys();
      }
    } finally {
      ledger.listingEnded(complete);
    }
    if (queue.awaitIdle()) {
      List<FetchTask> secondTries = settler.secondTries();
      if (!queue.put(secondTries)) {
        secondTries.forEach(settler::leave);
      }
      queue.awaitIdle();
    }
  }

  private RunSummary finish(List<Thread> workers) {
    if (Thread.currentThread().isInterrupted()) {
      ending.stop();
    }
    queue.close();
    workers.forEach(SyncRun::join);
    try {
      queue.leftovers().forEach(settler::leave);
      settler.leaveSecondTries();
      if (settler.isHopeless() && ending.failure().isEmpty() && !ending.isStopped()) {
        ending.fail(hopeless());
      }
    } catch (RuntimeException e) {
      ending.fail(e);
    }
    ending.over();
    return close();
  }

  /** The last steps, when no thread of this run is left. */
  private RunSummary close() {
    // A run that is stopped loses its browser on purpose: what follows from that is no failure.
    Optional<Throwable> failure =
        ending.failure().filter(f -> !(f instanceof RunFailure && ending.isStopped()));
    try {
      RunSummary summary = ledger.close(ending.isStopped());
      failure.ifPresent(SyncRun::raise);
      return summary;
    } catch (RuntimeException e) {
      failure.filter(f -> f != e).ifPresent(f -> raise(withSuppressed(f, e)));
      throw e;
    }
  }

  /** Why so many items failed in a row. */
  private RunFailure hopeless() {
    try {
      library.account();
    } catch (RunFailure e) {
      return e;
    }
    return new RunFailure(
        RunFailure.Reason.TEMPORARY,
        "the run was ended early",
        FailureStreak.FAILURES_MAX
            + " items in a row could not be fetched, though you are signed in",
        "see whether the photos open in your browser, then start the same command again");
  }

  private static Throwable withSuppressed(Throwable failure, Throwable another) {
    failure.addSuppressed(another);
    return failure;
  }

  private static void raise(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  private static void join(Thread worker) {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
