package photos.keepsake.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;

/**
 * The account of one run: every listed item ends in exactly one count. It hears each event first,
 * then passes it on. An event that cannot be, such as a second end of one item, is a bug and throws
 * {@link IllegalStateException}. Safe from any thread; the listener is called outside the lock.
 */
final class Ledger {
  private final RunListener listener;
  private final Clock clock;
  private final Map<ItemRef, Instant> underWay = new LinkedHashMap<>();
  private final Set<ItemRef> toRetry = new HashSet<>();
  private final List<ItemProblem> unavailableItems = new ArrayList<>();
  private final List<ItemProblem> failedItems = new ArrayList<>();
  private Instant startedAt;
  private boolean listingEnded;
  private boolean listingComplete;
  private int listed;
  private int archived;
  private int already;
  private int unavailable;
  private int failed;
  private int outOfRange;
  private int notTried;
  private int planned;
  private int hookFailures;
  private long files;
  private long bytes;

  Ledger(RunListener listener, Clock clock) {
    this.listener = listener;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /** The run begins now. */
  synchronized void begin() {
    startedAt = clock.instant();
  }

  /** So many items more were listed that were not listed before. */
  void listed(int more) {
    int total;
    synchronized (this) {
      listed += more;
      total = listed;
    }
    listener.listingProgress(total);
  }

  void listingEnded(boolean complete) {
    int total;
    synchronized (this) {
      listingEnded = true;
      listingComplete = complete;
      total = listed;
    }
    listener.listingEnded(total, complete);
  }

  void already(ItemRef item) {
    synchronized (this) {
      already++;
    }
    listener.already(item);
  }

  void outOfRange(ItemRef item) {
    synchronized (this) {
      outOfRange++;
    }
    listener.outOfRange(item);
  }

  void turnedDownLately(FetchOutcome.Unavailable answer) {
    synchronized (this) {
      turnedDown(answer.item(), answer.info().name(), answer.reason());
    }
    listener.unavailable(answer.item(), answer.reason(), answer.info().name());
  }

  private void turnedDown(ItemRef item, String name, String reason) {
    unavailable++;
    note(unavailableItems, new ItemProblem(item, name, reason));
  }

  void planned(ItemRef item) {
    synchronized (this) {
      planned++;
    }
    listener.planned(item);
  }

  void started(ItemRef item) {
    synchronized (this) {
      toRetry.remove(item);
      check(underWay.putIfAbsent(item, clock.instant()) == null, item, "was started twice");
    }
    listener.started(item);
  }

  void archived(ItemRef item, Admitted admitted) {
    synchronized (this) {
      end(item);
      archived++;
      files += admitted.addedFiles();
      bytes += admitted.addedBytes();
    }
    listener.archived(item, admitted);
  }

  void unavailable(ItemRef item, String reason, String name) {
    synchronized (this) {
      end(item);
      turnedDown(item, name, reason);
    }
    listener.unavailable(item, reason, name);
  }

  void failed(ItemRef item, ItemFailure failure, boolean willRetry) {
    synchronized (this) {
      check(underWay.remove(item) != null || toRetry.remove(item), item, "failed without a start");
      if (willRetry) {
        toRetry.add(item);
      } else {
        failed++;
        note(failedItems, new ItemProblem(item, "", failure.reason()));
      }
    }
    listener.failed(item, failure, willRetry);
  }

  void notTried(ItemRef item) {
    synchronized (this) {
      underWay.remove(item);
      toRetry.remove(item);
      notTried++;
    }
    listener.notTried(item);
  }

  void hookFailed(ItemRef item, Path file, String reason) {
    synchronized (this) {
      hookFailures++;
    }
    listener.hookFailed(item, file, reason);
  }

  /**
   * Closes the account, and tells it.
   *
   * @throws IllegalStateException when the counts do not add up
   */
  RunSummary close(boolean interrupted) {
    RunSummary summary = summary(interrupted);
    listener.ended(summary);
    return summary;
  }

  synchronized StatusBoard board() {
    return new StatusBoard(
        startedAt,
        listed,
        listingEnded,
        archived,
        already,
        unavailable,
        failed,
        outOfRange,
        notTried,
        toRetry.size(),
        files,
        bytes,
        underWay.entrySet().stream()
            .map(e -> new StatusBoard.UnderWay(e.getKey(), e.getValue()))
            .toList());
  }

  private synchronized RunSummary summary(boolean interrupted) {
    Duration took = Duration.between(startedAt, clock.instant());
    return new RunSummary(
        listed,
        archived,
        already,
        unavailable,
        failed,
        outOfRange,
        notTried,
        planned,
        hookFailures,
        files,
        bytes,
        // A clock that was set back must not make a run end before it began.
        took.isNegative() ? Duration.ZERO : took,
        unavailableItems,
        failedItems,
        interrupted,
        listingComplete);
  }

  private void end(ItemRef item) {
    check(underWay.remove(item) != null, item, "ended without a start");
  }

  private static void note(List<ItemProblem> problems, ItemProblem problem) {
    if (problems.size() < RunSummary.PROBLEMS_MAX) {
      problems.add(problem);
    }
  }

  private static void check(boolean holds, ItemRef item, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("item " + item.id() + " " + otherwise);
    }
  }
}
