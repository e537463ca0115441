package photos.keepsake.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.PhotoLibrary;

/** One fetching thread: takes stretches from the queue until it is closed. */
final class FetchWorker implements Runnable {
  private final PhotoLibrary library;
  private final WorkQueue queue;
  private final Settler settler;
  private final Ledger ledger;
  private final Ending ending;

  FetchWorker(
      PhotoLibrary library, WorkQueue queue, Settler settler, Ledger ledger, Ending ending) {
    this.library = library;
    this.queue = queue;
    this.settler = settler;
    this.ledger = ledger;
    this.ending = ending;
  }

  @Override
  public void run() {
    for (List<FetchTask> tasks = queue.take(); !tasks.isEmpty(); tasks = queue.take()) {
      try {
        new Stretch(tasks).run();
      } catch (RuntimeException | Error e) {
        // Whatever it is, the run must hear of it: nobody else watches this thread.
        ending.fail(e);
      } finally {
        queue.done(tasks.size());
      }
    }
  }

  /** Thrown through {@link PhotoLibrary#fetch} to leave it in the middle of a stretch. */
  private static final class StretchIsCut extends RuntimeException {
    StretchIsCut() {
      super("no further item of this stretch is wanted", null, false, false);
    }
  }

  /** The tasks of one call of {@link PhotoLibrary#fetch}, and which of them have no end yet. */
  private final class Stretch {
    private final Deque<FetchTask> open;
    private boolean cut;

    Stretch(List<FetchTask> tasks) {
      this.open = new ArrayDeque<>(tasks);
    }

    void run() {
      try {
        if (startNext()) {
          library.fetch(open.stream().map(FetchTask::item).toList(), this::take);
          checkAllEnded();
        }
      } catch (StretchIsCut e) {
        // as intended: the reason is known to whoever cut it
      } finally {
        open.forEach(settler::leave);
      }
    }

    /** Settles the item that is under way and goes to the next one. */
    private void take(FetchOutcome outcome) {
      FetchTask task = open.peek();
      if (cut) {
        throw new StretchIsCut();
      }
      if (task == null || !task.item().equals(outcome.item())) {
        throw new IllegalStateException(
            "the library gave an outcome out of turn, for item " + outcome.item().id());
      }
      settle(task, outcome);
      if (!open.isEmpty() && !startNext()) {
        cut = true;
        throw new StretchIsCut();
      }
    }

    private void settle(FetchTask task, FetchOutcome outcome) {
      try {
        Runnable entry = settler.settle(task, outcome);
        open.remove();
        entry.run();
      } catch (RuntimeException | Error e) {
        // Told here already, in case the library takes it for a failure of the item.
        ending.fail(e);
        cut = true;
        throw e;
      }
    }

    private boolean startNext() {
      FetchTask next = open.element();
      if (ending.isNear() || settler.isHopeless(next)) {
        return false;
      }
      ledger.started(next.item());
      return true;
    }

    private void checkAllEnded() {
      if (!open.isEmpty() && !ending.isNear()) {
        throw new IllegalStateException(
            "the library gave no outcome for item " + open.element().item().id());
      }
    }
  }
}
