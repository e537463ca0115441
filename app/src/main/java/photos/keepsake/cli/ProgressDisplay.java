package photos.keepsake.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import photos.keepsake.sync.StatusBoard;

/**
 * Shows how a run goes: a live bar on a terminal, a line every half minute elsewhere. Looks at the
 * run from a thread of its own and never slows it down.
 */
final class ProgressDisplay implements AutoCloseable {
  private static final Duration LIVE = Duration.ofMillis(200);
  private static final Duration SPARSE = Duration.ofSeconds(30);

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "keepsake-progress");
            thread.setDaemon(true);
            return thread;
          });
  private final Supplier<StatusBoard> board;
  private final Line line;

  /** How one look is shown. */
  private interface Line extends AutoCloseable {
    void show(StatusBoard board);

    @Override
    void close();
  }

  private ProgressDisplay(Supplier<StatusBoard> board, Line line, Duration pause) {
    this.board = board;
    this.line = line;
    long everyMs = pause.toMillis();
    var unused =
        looks.scheduleWithFixedDelay(
            () -> line.show(board.get()), everyMs, everyMs, TimeUnit.MILLISECONDS);
  }

  /**
   * Shows how the run stands from now on.
   *
   * @param plain without colours
   */
  static ProgressDisplay begin(
      Console console, Folders folders, boolean plain, Supplier<StatusBoard> board, Clock clock) {
    return TerminalLine.isThere(folders)
        ? new ProgressDisplay(board, new Bar(new TerminalLine(console, folders), plain), LIVE)
        : new ProgressDisplay(board, new Sparse(console, clock), SPARSE);
  }

  /** Shows the last state and lets the terminal go. */
  @Override
  public void close() {
    looks.shutdownNow();
    line.show(board.get());
    line.close();
  }

  private record Sparse(Console console, Clock clock) implements Line {
    @Override
    public void show(StatusBoard board) {
      Duration since = Duration.between(board.startedAt(), clock.instant());
      if (since.compareTo(SPARSE) >= 0) {
        console.say(Amounts.duration(since) + ": " + describe(board));
      }
    }

    @Override
    public void close() {}
  }

  private static String describe(StatusBoard board) {
    String listed =
        Amounts.count(board.listed(), "item") + (board.listingEnded() ? "" : " listed so far");
    String failed = board.failed() == 0 ? "" : ", " + board.failed() + " failed";
    return done(board)
        + " of "
        + listed
        + ", "
        + board.archived()
        + " archived, "
        + Amounts.bytes(board.bytes())
        + failed;
  }

  /** What was left alone is not done: a run that is stopped does not end at 100 percent. */
  private static int done(StatusBoard board) {
    return board.ended() - board.notTried();
  }

  /** Guarded by itself: the last look may come from another thread. */
  private static final class Bar implements Line {
    private final ProgressBar bar;

    Bar(TerminalLine line, boolean plain) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("Archiving")
              .setInitialMax(-1)
              .setStyle(plain ? ProgressBarStyle.ASCII : ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis((int) LIVE.toMillis())
              .hideEta()
              .continuousUpdate()
              .setConsumer(line)
              .build();
    }

    @Override
    public synchronized void show(StatusBoard board) {
      if (board.listed() > 0) {
        bar.maxHint(board.listed());
      }
      bar.stepTo(done(board));
      String more = board.listingEnded() ? "" : ", still listing";
      String failed = board.failed() == 0 ? "" : ", " + board.failed() + " failed";
      bar.setExtraMessage(Amounts.bytes(board.bytes()) + failed + more);
    }

    @Override
    public synchronized void close() {
      bar.close();
    }
  }
}
