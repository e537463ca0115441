package photos.keepsake.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.RunFailure;

/**
 * Brings each outcome of a fetch into the archive and then into the ledger, and decides which items
 * get another try. Safe from any thread.
 */
final class Settler {
  /** Bounds what the run remembers, and what a site that is half down costs at its end. */
  static final int RETRIES_MAX = 200;

  private final ArchiveStore archive;
  private final Ledger ledger;
  private final FetchBudget budget;
  private final Ending ending;
  private final Optional<FileHook> hook;
  private final FailureStreak firstTries = new FailureStreak();
  private final FailureStreak secondTries = new FailureStreak();
  private final List<FetchTask> again = new ArrayList<>();

  Settler(
      ArchiveStore archive,
      Ledger ledger,
      FetchBudget budget,
      Ending ending,
      Optional<FileHook> hook) {
    this.archive = archive;
    this.ledger = ledger;
    this.budget = budget;
    this.ending = ending;
    this.hook = hook;
  }

  /**
   * Does with the archive what the outcome asks for.
   *
   * @return what remains to be done: the entry in the ledger, and what follows from it. In two
   *     steps, so that whoever calls knows at each moment whether the item has its end
   */
  Runnable settle(FetchTask task, FetchOutcome outcome) {
    if (outcome instanceof FetchOutcome.Fetched fetched) {
      return fetched(task, fetched);
    }
    if (outcome instanceof FetchOutcome.Unavailable unavailable) {
      return unavailable(task, unavailable);
    }
    return failed(task, ((FetchOutcome.Failed) outcome).failure());
  }

  /** The task is not carried out. One that had its first try counts as failed, not as untried. */
  void leave(FetchTask task) {
    budget.giveBack();
    if (task.firstFailure().isPresent()) {
      leaveFailed(task);
    } else {
      ledger.notTried(task.item());
    }
  }

  /**
   * The tasks for a second try, as many as the budget allows; the others are left. Where as many
   * items came as were asked for, nobody misses them: they are left to a later run.
   */
  List<FetchTask> secondTries() {
    List<FetchTask> tasks = new ArrayList<>();
    for (FetchTask task : takeAgain()) {
      if (budget.isSpent()) {
        ledger.notTried(task.item());
      } else if (budget.tryTake()) {
        tasks.add(task);
      } else {
        leaveFailed(task);
      }
    }
    return tasks;
  }

  /** Ends what waits for a second try that will not come. */
  void leaveSecondTries() {
    takeAgain().forEach(this::leaveFailed);
  }

  /** Whether so many items failed in a row that it makes no sense to go on with tasks like this. */
  boolean isHopeless(FetchTask task) {
    return streak(task).isTooLong();
  }

  /** Whether the run must end since too many first tries failed in a row. */
  boolean isHopeless() {
    return firstTries.isTooLong();
  }

  private Runnable fetched(FetchTask task, FetchOutcome.Fetched fetched) {
    Admitted admitted;
    try {
      admitted = archive.admit(fetched);
    } catch (ItemFailure e) {
      return failed(task, e);
    }
    return () -> {
      budget.spend();
      streak(task).endedWell();
      ledger.archived(task.item(), admitted);
      hook.ifPresent(h -> runHook(h, task.item(), admitted));
    };
  }

  private void runHook(FileHook program, ItemRef item, Admitted admitted) {
    for (AdmittedFile file : admitted.files()) {
      if (file.added()) {
        program
            .run(file.path(), item.id())
            .ifPresent(reason -> ledger.hookFailed(item, file.path(), reason));
      }
    }
  }

  private Runnable unavailable(FetchTask task, FetchOutcome.Unavailable unavailable) {
    archive.recordUnavailable(unavailable);
    return () -> {
      budget.giveBack();
      streak(task).endedWell();
      ledger.unavailable(task.item(), unavailable.reason(), unavailable.info().name());
    };
  }

  private Runnable failed(FetchTask task, ItemFailure failure) {
    boolean firstTry = task.firstFailure().isEmpty();
    boolean failedBefore = firstTry && archive.failedBefore(task.item().id());
    boolean willRetry = firstTry && failure.isTemporary() && remember(task.again(failure));
    if (!willRetry) {
      archive.recordFailed(task.item(), failure);
    }
    return () -> {
      budget.giveBack();
      ledger.failed(task.item(), failure, willRetry);
      if (!failedBefore && !failure.isDoubt() && streak(task).failed() && firstTry) {
        ending.beginNothing();
      }
    };
  }

  /**
   * Ends an item whose second try does not come. An archive that fails ends the run; and what ended
   * the run may have been the item's trouble too, which is then not held against it.
   */
  private void leaveFailed(FetchTask task) {
    ItemFailure failure = task.firstFailure().orElseThrow();
    try {
      if (ending.failure().isEmpty()) {
        archive.recordFailed(task.item(), failure);
      }
    } catch (RunFailure e) {
      ending.fail(e);
    }
    ledger.failed(task.item(), failure, false);
  }

  private FailureStreak streak(FetchTask task) {
    return task.firstFailure().isPresent() ? secondTries : firstTries;
  }

  private synchronized boolean remember(FetchTask task) {
    return again.size() < RETRIES_MAX && again.add(task);
  }

  private synchronized List<FetchTask> takeAgain() {
    List<FetchTask> tasks = List.copyOf(again);
    again.clear();
    return tasks;
  }
}
