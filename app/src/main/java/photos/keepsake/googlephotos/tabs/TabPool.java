package photos.keepsake.googlephotos.tabs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Tabs in which items are opened or fetched, a fixed number at most. A tab is lent to one thread at
 * a time; one that misbehaved is closed when it comes back, and another is opened in its place.
 */
public final class TabPool<T> implements AutoCloseable {
  /** Longer than any item can hold a tab, downloads apart, which do not hold it. */
  private static final Duration WAIT_MAX = Duration.ofMinutes(30);

  private final Supplier<T> open;
  private final Consumer<T> close;
  private final Semaphore free;
  private final Deque<T> idle = new ArrayDeque<>();
  private final Set<T> all = new HashSet<>();

  /** A pool of at most {@code count} tabs, each opened when it is first needed. */
  public TabPool(int count, Supplier<T> open, Consumer<T> close) {
    this.open = open;
    this.close = close;
    this.free = new Semaphore(count, true);
  }

  /** Takes a tab, waiting for one that is in use by other threads. */
  public Lease lend() {
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

  private T openNew() {
    T tab = open.get();
    synchronized (idle) {
      all.add(tab);
    }
    return tab;
  }

  private void discard(T tab) {
    synchronized (idle) {
      all.remove(tab);
    }
    close.accept(tab);
  }

  /** Closes all tabs; calls that are under way in lent ones fail. */
  @Override
  public void close() {
    List<T> open;
    synchronized (idle) {
      open = List.copyOf(all);
      idle.clear();
    }
    open.forEach(this::discard);
  }

  /** A tab for as long as it is needed. Used by one thread. */
  public final class Lease implements AutoCloseable {
    private T tab;

    private Lease() {
      try {
        T found;
        synchronized (idle) {
          found = idle.poll();
        }
        tab = found == null ? openNew() : found;
      } catch (RuntimeException e) {
        free.release();
        throw e;
      }
    }

    /** The tab. */
    public T tab() {
      return tab;
    }

    /** Closes this tab, which may no longer answer, and goes on in another. */
    public void replace() {
      discard(tab);
      tab = openNew();
    }

    @Override
    public void close() {
      synchronized (idle) {
        if (all.contains(tab)) {
          idle.push(tab);
        }
      }
      free.release();
    }
  }
}
