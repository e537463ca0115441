package photos.keepsake.chrome;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The downloads that begin in one tab, or in one frame of it, while this is open, in the order in
 * which they begin, each handed out once. Those that nobody took are cancelled when it is closed;
 * those that were taken go on.
 */
public final class DownloadWatch implements AutoCloseable {
  private final Downloads downloads;
  private final TabState tab;
  private final Optional<String> frame;
  private final Runnable onClose;
  private final Deque<Download> begun = new ArrayDeque<>();
  private final Deque<CompletableFuture<Download>> waiting = new ArrayDeque<>();
  private @Nullable ChromeException ended;
  private boolean anyBegun;
  private OptionalInt status = OptionalInt.empty();
  private String mimeType = "";
  private Optional<String> retryAfter = Optional.empty();
  private String error = "";
  private boolean errorPage;

  /**
   * A watch that sees nothing yet.
   *
   * @param frame the only frame to watch; all of the tab where there is none
   */
  DownloadWatch(Downloads downloads, TabState tab, Optional<String> frame, Runnable onClose) {
    this.downloads = downloads;
    this.tab = tab;
    this.frame = frame;
    this.onClose = onClose;
  }

  /** Whether it watches this frame and no other. */
  boolean isBoundTo(String other) {
    return frame.isPresent() && frame.get().equals(other);
  }

  /** Whether it watches a whole tab. */
  boolean isUnbound() {
    return frame.isEmpty();
  }

  private boolean concerns(String other) {
    return isUnbound() || isBoundTo(other);
  }

  /**
   * The next download that begins, or began and was not taken yet. Fails with {@link
   * ChromeException.Closed} or {@link ChromeException.TabCrashed} when none can come any more.
   * Cancelling the future gives its turn up. What depends on it runs on the thread that reads from
   * Chrome: it must be quick and not wait.
   */
  public CompletableFuture<Download> begin() {
    synchronized (this) {
      if (!begun.isEmpty()) {
        return CompletableFuture.completedFuture(begun.removeFirst());
      }
      if (ended != null) {
        return CompletableFuture.failedFuture(ended);
      }
      CompletableFuture<Download> next = new CompletableFuture<>();
      waiting.addLast(next);
      return next;
    }
  }

  /**
   * As {@link #begin}, waiting for it.
   *
   * @throws ChromeException.Timeout when none begins in time; {@link #noDownload} may know why
   */
  public Download awaitBegin(Duration deadline) {
    return CdpConnection.await(begin(), "no download began", deadline);
  }

  /**
   * What the watched documents got instead, since the watch began; empty once any download began,
   * and as long as nothing came at all.
   */
  public synchronized Optional<NoDownload> noDownload() {
    boolean nothing = status.isEmpty() && error.isEmpty() && !errorPage;
    return anyBegun || nothing
        ? Optional.empty()
        : Optional.of(new NoDownload(status, mimeType, retryAfter, error, errorPage));
  }

  /** Takes a download; false when the watch has ended. Called by the reading thread. */
  boolean offer(Download download) {
    CompletableFuture<Download> next;
    do {
      synchronized (this) {
        if (ended != null) {
          return false;
        }
        anyBegun = true;
        next = waiting.pollFirst();
        if (next == null) {
          begun.addLast(download);
          return true;
        }
      }
      // Outside the lock, since whatever depends on it runs here; false if it was cancelled.
    } while (!next.complete(download));
    return true;
  }

  synchronized void documentAnswered(
      String inFrame, int newStatus, String newMimeType, Optional<String> newRetryAfter) {
    if (concerns(inFrame)) {
      status = OptionalInt.of(newStatus);
      mimeType = newMimeType;
      retryAfter = newRetryAfter;
    }
  }

  synchronized void documentFailed(String inFrame, String newError) {
    if (concerns(inFrame)) {
      error = newError;
    }
  }

  synchronized void wentToErrorPage(String inFrame) {
    errorPage |= concerns(inFrame);
  }

  /** Fails who waits. What began can still be taken, unless the watch is closed. */
  void end(ChromeException why) {
    Deque<CompletableFuture<Download>> failed;
    synchronized (this) {
      if (ended == null) {
        ended = why;
      }
      failed = new ArrayDeque<>(waiting);
      waiting.clear();
    }
    failed.forEach(future -> future.completeExceptionally(why));
  }

  /** Never throws. */
  @Override
  public void close() {
    downloads.unwatch(tab, this);
    onClose.run();
    end(new ChromeException.Closed("the watch was closed"));
    Deque<Download> leftOver;
    synchronized (this) {
      leftOver = new ArrayDeque<>(begun);
      begun.clear();
    }
    leftOver.forEach(Download::discard);
  }
}
