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
import java.util.function.Predicate;
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
 * order of the timeline, and keeps {@code .lastdone} at the newest item up to which nothing came to
 * be missing since it was there first; never further back than it was. Listed by one thread, told
 * from any what is done.
 */
final class GphotosCdpTimeline implements PhotoLibrary {
  private static final Logger logger = LoggerFactory.getLogger(GphotosCdpTimeline.class);

  private final PhotoLibrary site;
  private final ItemFolders folders;
  private final LastDone lastDone;
  private final GphotosCdpPlan plan;
  private final Consumer<String> notes;
  private final Set<ItemId> done = new HashSet<>();
  private final Set<DedupKey> keys = new HashSet<>();

  /** From old to new once all is listed, and the other way round before. */
  private final List<ItemId> order = new ArrayList<>();

  private final Map<ItemId, Integer> places = new HashMap<>();
  private boolean isListed;
  private boolean metUntil;

  /** The place up to which an earlier run had everything; -1 where it is not known. */
  private int former = -1;

  /** The place up to which gphotos-cdp itself had everything; -1 where it is not known. */
  private int adopted = -1;

  /** The place of the oldest item after those that is not known to be done. */
  private int next;

  private int written = -1;

  GphotosCdpTimeline(
      PhotoLibrary site, ItemFolders folders, GphotosCdpPlan plan, Consumer<String> notes) {
    this.notes = notes;
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
      noteUntil();
      listed();
    }
    return cut ? new Page(wanted, Optional.empty(), Optional.empty(), page.albums()) : page;
  }

  private List<ItemRef> wanted(List<ItemRef> items) {
    List<ItemRef> wanted = new ArrayList<>();
    for (ItemRef item : items) {
      if (isUntil(item.id())) {
        metUntil = true;
        break;
      }
      wanted.add(item);
      if (endsAtStart(wanted)) {
        break;
      }
    }
    return wanted;
  }

  /** The fork does not mind capitals. */
  private boolean isUntil(ItemId id) {
    return plan.until().filter(until -> until.value().equalsIgnoreCase(id.value())).isPresent();
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

  private void noteUntil() {
    if (plan.until().isPresent() && !metUntil) {
      notes.accept("the photo of -until was not met, so everything to the list's end counts");
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
    former = placeOf(lastDone.read(), id -> folders.of(id).exists() || folders.knows(id));
    written = former;
    next = former + 1;
    boolean isWhole = plan.start().isEmpty() && plan.until().isEmpty();
    if (!isWhole && former < 0) {
      // What is older than the first item here was not listed, and no earlier run tells of it.
      written = Integer.MAX_VALUE;
    }
    adopted =
        placeOf(folders.formerLastDone(), id -> folders.of(id).exists() && !folders.hasFetched(id));
    if (isWhole && !plan.fork()) {
      rememberTakenAway();
    }
  }

  /** Where the item is gone from the site, the newest that was there tells how far it came. */
  private int placeOf(Optional<ItemId> item, Predicate<ItemId> wasThere) {
    if (item.isEmpty() || places.containsKey(item.get())) {
      return item.map(id -> places.getOrDefault(id, -1)).orElse(-1);
    }
    int place = order.size() - 1;
    while (place >= 0 && !wasThere.test(order.get(place))) {
      place--;
    }
    return place;
  }

  /** Once: photos may be added later with an older date, and nobody took those away. */
  private void rememberTakenAway() {
    if (adopted < 0 || folders.remembersTakenAway()) {
      return;
    }
    List<ItemId> missing = order.subList(0, adopted + 1).stream().filter(this::isMissing).toList();
    folders.rememberTakenAway(missing);
  }

  private boolean isMissing(ItemId id) {
    return !folders.of(id).exists() || folders.isEmptied(id);
  }

  /**
   * Whether gphotos-cdp had downloaded the item, as far as its {@code .lastdone} tells; not before
   * all is listed.
   */
  synchronized boolean wasTakenAwayBefore(ItemId id) {
    return folders.remembersTakenAway()
        ? folders.wasTakenAway(id)
        : isListed && places.getOrDefault(id, Integer.MAX_VALUE) <= adopted;
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
