package photos.keepsake.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs again what failed for a reason that may pass, with a pause before each further try that is
 * four times as long as the one before. A signal ends the pause, and the tries with it.
 *
 * @param total how many tries there are at most, at least 1
 * @param firstPause before the second try
 */
record Tries(int total, Duration firstPause) {
  /** More would be a schedule of its own. */
  static final int TOTAL_MAX = 10;

  /** A network that was down for longer will be seen by the next run. */
  static final Duration PAUSE_MAX = Duration.ofMinutes(30);

  private static final int GROWTH = 4;

  /** The last try's end. */
  RunEnd run(Supplier<RunEnd> attempt, Interrupts interrupts, Consumer<String> notes) {
    for (int number = 1; ; number++) {
      RunEnd end = attempt.get().after(number);
      if (number >= total || !end.mayPass()) {
        return end;
      }
      Duration pause = pauseAfter(number);
      notes.accept(words(number, end, pause));
      if (isStoppedWithin(pause, interrupts)) {
        return interrupts.received().map(RunEnd::stopped).orElse(end);
      }
    }
  }

  private String words(int number, RunEnd end, Duration pause) {
    String what = end.failure().map(e -> e.what()).orElse("");
    return String.format(
        "try %d of %d failed: %s; the next one begins in %s",
        number, total, what, Amounts.duration(pause));
  }

  /** The pause between this try and the next. */
  Duration pauseAfter(int number) {
    Duration pause = firstPause;
    for (int i = 1; i < number && pause.compareTo(PAUSE_MAX) < 0; i++) {
      pause = pause.multipliedBy(GROWTH);
    }
    return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
  }

  private static boolean isStoppedWithin(Duration pause, Interrupts interrupts) {
    CountDownLatch stopped = new CountDownLatch(1);
    interrupts.onStop(stopped::countDown);
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
