package photos.keepsake.googlephotos.page;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import photos.keepsake.chrome.Tab;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * The tabs in which items are opened, a fixed number at most. A tab is lent to one thread at a
 * time; one that misbehaved is closed when it comes back, and another is opened in its place.
 */
final class ItemTabs implements AutoCloseable {
  /** Longer than any item can hold a tab, downloads apart, which do not hold it. */
  private static final Duration WAIT_MAX = Duration.ofMinutes(30);

  private final Supplier<Tab> open;
  private final Semaphore free;
  private final Deque<Viewer> idle = new ArrayDeque<>();
  private final Set<Viewer> all = new HashSet<>();

  ItemTabs(int count, Supplier<Tab> open) {
    this.open = open;
    this.free = new Semaphore(count, true);
  }

  /** Takes a tab, waiting for one that is in use by other threads. */
  Lease lend() {
    try {
      if (!free.tryAcquire(WAIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
        throw busy("all tabs were busy for " + WAIT_MAX.toMinutes() + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("the run was interrupted");
    }
    return new Lease();
  }

  private static RunFailure busy(String why) {
    return new RunFailure(
        Reason.TEMPORARY,
        "no tab was free to open photos in",
        why,
        "run the same command again; it goes on where it was");
  }

  private Viewer openNew() {
    Viewer viewer = new Viewer(open.get());
    synchronized (idle) {
      all.add(viewer);
    }
    return viewer;
  }

  private void discard(Viewer viewer) {
    synchronized (idle) {
      all.remove(viewer);
    }
    viewer.tab().close();
  }

  /** Closes all tabs; calls that are under way in lent ones fail. */
  @Override
  public void close() {
    List<Viewer> open;
    synchronized (idle) {
      open = List.copyOf(all);
      idle.clear();
    }
    open.forEach(this::discard);
  }

  /** A tab for as long as it is needed. Used by one thread. */
  final class Lease implements AutoCloseable {
    private Viewer viewer;

    private Lease() {
      try {
        Viewer found;
        synchronized (idle) {
          found = idle.poll();
        }
        viewer = found == null ? openNew() : found;
      } catch (RuntimeException e) {
        free.release();
        throw e;
      }
    }

    Viewer viewer() {
      return viewer;
    }

    /** Closes this tab, which may no longer answer, and goes on in another. */
    void replace() {
      discard(viewer);
      viewer = openNew();
    }

    @Override
    public void close() {
      synchronized (idle) {
        if (all.contains(viewer)) {
          idle.push(viewer);
        }
      }
      free.release();
    }
  }
}
