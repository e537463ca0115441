package photos.keepsake.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;

/** The plan as it is configured now, or as it was before somebody broke the configuration. */
final class Plans {
  private final Supplier<DaemonPlan> source;
  private final Consumer<String> notes;
  private final Random random;
  private DaemonPlan plan;
  private String toldTrouble = "";
  private @Nullable Instant drawnFor;
  private double drawn;

  /**
   * Reads the plan for the first time.
   *
   * @throws RunFailure when it cannot be
   */
  Plans(Supplier<DaemonPlan> source, Consumer<String> notes, Random random) {
    this.source = source;
    this.notes = notes;
    this.random = random;
    this.plan = source.get();
  }

  DaemonPlan plan() {
    return plan;
  }

  /** Reads it again; a mistake in it is told once and changes nothing. */
  void reread() {
    try {
      DaemonPlan read = source.get();
      if (!toldTrouble.isEmpty()) {
        notes.accept("the configuration can be understood again");
        toldTrouble = "";
      }
      plan = read;
    } catch (RunFailure e) {
      String trouble = e.what() + ": " + e.why();
      if (!trouble.equals(toldTrouble)) {
        notes.accept("the schedule stays as it was, since " + trouble);
        toldTrouble = trouble;
      }
    }
  }

  /** When a run that is due at a time of the schedule begins: a little later, by chance. */
  Instant moment(Instant due) {
    if (!due.equals(drawnFor)) {
      drawnFor = due;
      drawn = random.nextDouble();
    }
    return due.plusMillis((long) (drawn * latest(due).toMillis()));
  }

  /** Never so late that the next run is nearer. */
  private Duration latest(Instant due) {
    Duration room = Duration.between(due, plan.schedule().next(due)).dividedBy(2);
    return plan.jitter().compareTo(room) < 0 ? plan.jitter() : room;
  }
}
