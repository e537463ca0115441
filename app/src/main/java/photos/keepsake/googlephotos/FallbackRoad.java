package photos.keepsake.googlephotos;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Takes the first road and, for a capability that is blocked there, the second one from then on. A
 * listing that is blocked in the middle starts over. Where neither works, the failure names what is
 * wrong with both.
 */
final class FallbackRoad implements Road {
  private static final Set<Reason> BOTH_MATTER = Set.of(Reason.SITE_CHANGED, Reason.TEMPORARY);

  private final Road first;
  private final Road second;
  private final boolean mayBeEmpty;
  private final Consumer<String> notes;
  private final Map<Capability, String> blocked = new EnumMap<>(Capability.class);
  private boolean hadItems;

  /**
   * On the first road as long as it goes.
   *
   * @param mayBeEmpty whether a listing without a single item can be the truth
   */
  FallbackRoad(Road first, Road second, boolean mayBeEmpty, Consumer<String> notes) {
    this.first = first;
    this.second = second;
    this.mayBeEmpty = mayBeEmpty;
    this.notes = notes;
  }

  @Override
  public Page list(Optional<Cursor> cursor) {
    if (isBlocked(Capability.LISTING)) {
      return listOtherwise(cursor);
    }
    try {
      return first.list(cursor);
    } catch (RoadBlocked e) {
      block(e);
      return listOtherwise(Optional.empty());
    }
  }

  private Page listOtherwise(Optional<Cursor> cursor) {
    try {
      Page page = second.list(cursor);
      hadItems = !page.items().isEmpty() || (hadItems && cursor.isPresent());
      if (page.next().isEmpty() && !hadItems && !mayBeEmpty) {
        throw nothingAnywhere();
      }
      return page;
    } catch (RunFailure e) {
      throw ofBoth(e, Capability.LISTING);
    }
  }

  /** Pages without a photo are no proof of an empty library while the calls say nothing either. */
  private static RunFailure nothingAnywhere() {
    return new RunFailure(
        Reason.SITE_CHANGED,
        "Google Photos has changed: your photos could not be listed in any way",
        "by its pages: they show no photo",
        "update Keepsake; if there really is none in this account, there is nothing to archive");
  }

  @Override
  public void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    if (isBlocked(Capability.DOWNLOADING)) {
      fetchOtherwise(items, outcomes);
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
      fetchOtherwise(items.subList(ended[0], items.size()), outcomes);
    }
  }

  private void fetchOtherwise(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    try {
      second.fetch(items, outcomes);
    } catch (RunFailure e) {
      throw ofBoth(e, Capability.DOWNLOADING);
    }
  }

  /** The same failure, with what is wrong with the first road where the second's says it. */
  private synchronized RunFailure ofBoth(RunFailure failure, Capability capability) {
    return BOTH_MATTER.contains(failure.reason())
        ? new RunFailure(
            failure.reason(),
            failure.what(),
            failure.why() + "; by its own calls: " + blocked.get(capability),
            failure.fix(),
            failure)
        : failure;
  }

  private synchronized boolean isBlocked(Capability capability) {
    return blocked.containsKey(capability);
  }

  private void block(RoadBlocked failure) {
    boolean isNews;
    synchronized (this) {
      isNews = blocked.putIfAbsent(failure.capability(), failure.reason()) == null;
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
