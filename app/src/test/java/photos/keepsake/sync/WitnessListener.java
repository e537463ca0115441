package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;

/**
 * Holds a run to the promises of {@link RunListener}: the order of the events of each item, one end
 * for each start, one final state for each item, and sums that equal the summary.
 */
final class WitnessListener implements RunListener {

  /** Where an item stands. */
  enum State {
    PLANNED,
    STARTED,
    TO_RETRY,
    ALREADY,
    OUT_OF_RANGE,
    ARCHIVED,
    UNAVAILABLE,
    FAILED,
    NOT_TRIED
  }

  /** What was broken; collected, since an exception would be taken for an event of the run. */
  private final List<String> broken = Collections.synchronizedList(new ArrayList<>());

  private final Map<ItemId, State> states = new HashMap<>();
  private final List<RunSummary> summaries = new ArrayList<>();
  final List<String> hookFailures = Collections.synchronizedList(new ArrayList<>());
  private int listed;
  private int listingEnds;

  /** Called on each event, with what it was. */
  volatile Consumer<String> onEvent = event -> {};

  @Override
  public synchronized void listingProgress(int total) {
    expect(total >= listed, "listed items became fewer");
    listed = total;
    onEvent.accept("listed");
  }

  @Override
  public synchronized void listingEnded(int total, boolean complete) {
    listingEnds++;
    expect(total == listed, "listing ended with another count");
    onEvent.accept("listing ended");
  }

  @Override
  public void already(ItemRef item) {
    go(item, State.ALREADY, new State[] {null});
  }

  @Override
  public void outOfRange(ItemRef item) {
    go(item, State.OUT_OF_RANGE, new State[] {null});
  }

  @Override
  public void planned(ItemRef item) {
    go(item, State.PLANNED, new State[] {null});
  }

  @Override
  public void started(ItemRef item) {
    go(item, State.STARTED, State.PLANNED, State.TO_RETRY);
  }

  @Override
  public void archived(ItemRef item, Admitted admitted) {
    go(item, State.ARCHIVED, State.STARTED);
  }

  @Override
  public void unavailable(ItemRef item, String reason, String name) {
    // Without a start where the site turned it down lately.
    go(item, State.UNAVAILABLE, State.STARTED, null);
  }

  @Override
  public void failed(ItemRef item, ItemFailure failure, boolean willRetry) {
    if (willRetry) {
      go(item, State.TO_RETRY, State.STARTED);
    } else {
      go(item, State.FAILED, State.STARTED, State.TO_RETRY);
    }
  }

  @Override
  public void notTried(ItemRef item) {
    go(item, State.NOT_TRIED, null, State.PLANNED, State.STARTED, State.TO_RETRY);
  }

  @Override
  public void hookFailed(ItemRef item, Path file, String reason) {
    hookFailures.add(item.id() + ": " + reason);
  }

  @Override
  public synchronized void ended(RunSummary summary) {
    summaries.add(summary);
  }

  /** Where an item stands now; null when nothing was heard of it. */
  synchronized State state(ItemRef item) {
    return states.get(item.id());
  }

  synchronized long count(State state) {
    return states.values().stream().filter(state::equals).count();
  }

  /** Checks all promises of a run that has ended, and returns its summary. */
  synchronized RunSummary verify() {
    assertThat(broken).isEmpty();
    assertThat(listingEnds).isEqualTo(1);
    assertThat(summaries).hasSize(1);
    RunSummary summary = summaries.get(0);
    Map<State, Integer> expected = new EnumMap<>(State.class);
    expected.put(State.ALREADY, summary.already());
    expected.put(State.OUT_OF_RANGE, summary.outOfRange());
    expected.put(State.ARCHIVED, summary.archived());
    expected.put(State.UNAVAILABLE, summary.unavailable());
    expected.put(State.FAILED, summary.failed());
    expected.put(State.NOT_TRIED, summary.notTried());
    expected.values().removeIf(n -> n == 0);
    Map<State, Integer> told = new EnumMap<>(State.class);
    states.values().forEach(s -> told.merge(s, 1, Integer::sum));
    assertThat(told).isEqualTo(expected);
    assertThat(states).hasSize(summary.listed());
    return summary;
  }

  private void go(ItemRef item, State to, State... from) {
    synchronized (this) {
      State before = states.put(item.id(), to);
      boolean allowed = false;
      for (State state : from) {
        allowed |= before == state;
      }
      expect(allowed, item.id() + " went from " + before + " to " + to);
      expect(summaries.isEmpty(), item.id() + " went to " + to + " after the end");
    }
    onEvent.accept(to + " " + item.id());
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
