package photos.keepsake.googlephotos;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;

/**
 * Takes the first road and, for a capability that is blocked there, the second one from then on. A
 * listing that is blocked in the middle starts over.
 */
final class FallbackRoad implements Road {
  private final Road first;
  private final Road second;
  private final Consumer<String> notes;
  private final Set<Capability> blocked = EnumSet.noneOf(Capability.class);

  FallbackRoad(Road first, Road second, Consumer<String> notes) {
    this.first = first;
    this.second = second;
    this.notes = notes;
  }

  @Override
  public Page list(Optional<Cursor> cursor) {
    if (isBlocked(Capability.LISTING)) {
      return second.list(cursor);
    }
    try {
      return first.list(cursor);
    } catch (RoadBlocked e) {
      block(e);
      return second.list(Optional.empty());
    }
  }

  @Override
  public void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    if (isBlocked(Capability.DOWNLOADING)) {
      second.fetch(items, outcomes);
      return;
    }
    int[] ended = {0};
    try {
      first.fetch(
          items,
          outcome -> {
            ended[0]++;
            outcomes.accept(outcome);
          });
    } catch (RoadBlocked e) {
      block(e);
      second.fetch(items.subList(ended[0], items.size()), outcomes);
    }
  }

  private synchronized boolean isBlocked(Capability capability) {
    return blocked.contains(capability);
  }

  private void block(RoadBlocked failure) {
    boolean isNews;
    synchronized (this) {
      isNews = blocked.add(failure.capability());
    }
    if (isNews) {
      notes.accept("took the page road for " + failure.capability() + ": " + failure.reason());
    }
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
