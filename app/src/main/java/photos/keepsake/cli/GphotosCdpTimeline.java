package photos.keepsake.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.archive.ItemFolders;
import photos.keepsake.archive.LastDone;
import photos.keepsake.library.Account;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.library.Source;

/**
 * The site's lists from new to old, cut where {@code -start} or {@code -until} say. Remembers the
 * order of the timeline, and keeps {@code .lastdone} at the newest item up to which nothing is
 * missing; never further back than it was. Listed by one thread, told from any what is done.
 */
final class GphotosCdpTimeline implements PhotoLibrary {
  private static final Logger logger = LoggerFactory.getLogger(GphotosCdpTimeline.class);

  private final PhotoLibrary site;
  private final ItemFolders folders;
  private final LastDone lastDone;
  private final GphotosCdpPlan plan;
  private final Set<ItemId> done = new HashSet<>();
  private final Set<DedupKey> keys = new HashSet<>();

  /** From old to new once all is listed, and the other way round before. */
  private final List<ItemId> order = new ArrayList<>();

  private final Map<ItemId, Integer> places = new HashMap<>();
  private boolean isListed;

  /** The place up to which an earlier run had everything; -1 where it is not known. */
  private int former = -1;

  /** The place of the oldest item that is not known to be done. */
  private int next;

  private int written = -1;

  GphotosCdpTimeline(PhotoLibrary site, ItemFolders folders, GphotosCdpPlan plan) {
    this.site = site;
    this.folders = folders;
    this.lastDone = folders.lastDone();
    this.plan = plan;
  }

  @Override
  public Account account() {
    return site.account();
  }

  @Override
  public Page list(Optional<Cursor> cursor) {
    Page page = site.list(cursor);
    List<ItemRef> wanted = wanted(page.items());
    boolean cut = wanted.size() < page.items().size() || endsAtStart(wanted);
    note(wanted);
    if (cut || page.next().isEmpty()) {
      requireStart();
      listed();
    }
    return cut ? new Page(wanted, Optional.empty(), Optional.empty(), page.albums()) : page;
  }

  private List<ItemRef> wanted(List<ItemRef> items) {
    List<ItemRef> wanted = new ArrayList<>();
    for (ItemRef item : items) {
      if (plan.until().equals(Optional.of(item.id()))) {
        break;
      }
      wanted.add(item);
      if (endsAtStart(wanted)) {
        break;
      }
    }
    return wanted;
  }

  private boolean endsAtStart(List<ItemRef> items) {
    return !items.isEmpty() && plan.start().equals(Optional.of(items.get(items.size() - 1).id()));
  }

  /** Of a photo that stands there twice, only the newer place counts. */
  private synchronized void note(List<ItemRef> items) {
    for (ItemRef item : items) {
      boolean newKey = item.dedupKey().map(keys::add).orElse(true);
      boolean counts = item.source() == Source.LIBRARY && !isListed && newKey;
      if (counts && places.putIfAbsent(item.id(), -1) == null) {
        order.add(item.id());
      }
    }
  }

  private void requireStart() {
    if (plan.start().isPresent() && !places.containsKey(plan.start().get())) {
      throw new RunFailure(
          Reason.USAGE,
          "the photo of -start was not found",
          "your timeline does not have it",
          "open the photo in your browser and copy its address, or leave out -start");
    }
  }

  private synchronized void listed() {
    if (isListed) {
      return;
    }
    keys.clear();
    Collections.reverse(order);
    for (int i = 0; i < order.size(); i++) {
      places.put(order.get(i), i);
    }
    isListed = true;
    former = lastDone.read().map(id -> places.getOrDefault(id, -1)).orElse(-1);
    written = former;
    // What is older than the first item here was not listed: only the former run tells of it.
    boolean isWhole = plan.start().isEmpty() && plan.until().isEmpty();
    next = isWhole ? 0 : former + 1;
    if (!isWhole && former < 0) {
      written = Integer.MAX_VALUE;
    }
    if (former < 0 && plan.runsProgram() && lastDone.read().isPresent()) {
      former = newestFolder();
    }
  }

  /**
   * Where the item of {@code .lastdone} is gone from the site, the folders tell how far it came.
   */
  private int newestFolder() {
    int place = order.size() - 1;
    while (place >= 0 && !folders.of(order.get(place)).exists()) {
      place--;
    }
    return place;
  }

  /** Whether an earlier run had the item, by {@code .lastdone}; not before all is listed. */
  synchronized boolean isUpToLastDone(ItemId id) {
    return isListed && places.getOrDefault(id, Integer.MAX_VALUE) <= former;
  }

  /** The item needs nothing more. */
  synchronized void done(ItemId id) {
    done.add(id);
  }

  /** The item was downloaded just now. */
  synchronized void archived(ItemId id) {
    done.add(id);
    write();
  }

  private void write() {
    if (!isListed) {
      return;
    }
    while (next < order.size() && done.contains(order.get(next))) {
      next++;
    }
    if (next - 1 > written) {
      lastDone.write(order.get(next - 1));
      written = next - 1;
    }
  }

  /** Writes what is not written yet. */
  synchronized void ended() {
    try {
      write();
    } catch (RunFailure e) {
      // The run has its own end to tell; the next one writes it.
      logger.warn("cannot write how far the run came", e);
    }
  }

  @Override
  public void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    site.fetch(items, outcomes);
  }

  @Override
  public void close() {
    site.close();
  }
}
