package photos.keepsake.monitor.command;

import java.time.Duration;
import java.util.List;

/**
 * What is to be run, and how often.
 *
 * @param command the program and its arguments; no shell stands between
 * @param tries how often it is tried in all, at least 1
 * @param firstPause before the second try; each further one is twice as long
 * @param tryLimit how long one try may take; zero for as long as it likes
 * @param totalLimit how long all tries and pauses may take; zero likewise
 */
public record CommandPlan(
    List<String> command, int tries, Duration firstPause, Duration tryLimit, Duration totalLimit) {
  private static final Duration PAUSE_MAX = Duration.ofMinutes(10);

  /** Copies the list. */
  public CommandPlan {
    command = List.copyOf(command);
  }

  /** The pause after a try, of which the first one is 1. */
  Duration pauseAfter(int number) {
    Duration pause = firstPause;
    for (int i = 1; i < number && pause.compareTo(PAUSE_MAX) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
  }
}
