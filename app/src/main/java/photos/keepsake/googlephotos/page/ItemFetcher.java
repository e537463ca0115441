package photos.keepsake.googlephotos.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.chrome.ChromeException;
import photos.keepsake.googlephotos.signin.SignIn;
import photos.keepsake.googlephotos.signin.SignedOut;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.googlephotos.tabs.FileUnderWay;
import photos.keepsake.googlephotos.tabs.TabPool;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.FetchedFile;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.RunFailure;

/**
 * Fetches a run of neighbouring items in one tab. While an item's bytes still come, the tab already
 * goes on to the next: a download that has begun belongs to Chrome and not to the page.
 */
final class ItemFetcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ItemFetcher.class);

  private final TabPool<Viewer> tabs;
  private final ItemNotes notes;
  private final SizeDoubts doubts;
  private final Clock clock;
  private final Set<Pending> underWay = ConcurrentHashMap.newKeySet();

  ItemFetcher(TabPool<Viewer> tabs, ItemNotes notes, SizeDoubts doubts, Clock clock) {
    this.tabs = tabs;
    this.notes = notes;
    this.doubts = doubts;
    this.clock = clock;
  }

  /** As {@link photos.keepsake.library.PhotoLibrary#fetch}. */
  void fetch(List<ItemRef> items, Consumer<FetchOutcome> outcomes) {
    Optional<Pending> pending = Optional.empty();
    try (TabPool<Viewer>.Lease lease = tabs.lend()) {
      for (Iterator<ItemRef> left = items.iterator(); left.hasNext(); ) {
        ItemVisit.Result result = visit(lease, left.next());
        if (left.hasNext() && result.pending().isPresent()) {
          lease.tab().setOut();
        }
        Optional<Pending> before = pending;
        pending = result.pending();
        pending.ifPresent(underWay::add);
        before.ifPresent(started -> outcomes.accept(finish(started)));
        result.outcome().ifPresent(outcomes);
      }
    } catch (RuntimeException e) {
      pending.ifPresent(this::cancel);
      throw e;
    }
    pending.ifPresent(started -> outcomes.accept(finish(started)));
  }

  private void cancel(Pending pending) {
    underWay.remove(pending);
    pending.cancel();
  }

  /** Cancels every download that is under way. */
  @Override
  public void close() {
    underWay.forEach(Pending::cancel);
  }

  private ItemVisit.Result visit(TabPool<Viewer>.Lease lease, ItemRef item) {
    ItemVisit visit = new ItemVisit(lease.tab(), item, notes, LocalDate.now(clock));
    try {
      return visit.begin();
    } catch (ItemFailure e) {
      lease.tab().leave();
      return failed(item, e);
    } catch (RunFailure e) {
      return signedOut(lease, item, e);
    } catch (ChromeException.Closed | ChromeException.Interrupted e) {
      throw Translation.of(e);
    } catch (ChromeException e) {
      if (Site.isSignedOut(lease.tab().tab().url())) {
        return signedOut(lease, item, SignedOut.failure());
      }
      LOG.debug("tab replaced item={}", item.id(), e);
      lease.replace();
      return visit.frozen(e);
    }
  }

  /**
   * A host of files may ask for a sign-in although the session is good (seen by gpb, 2026-09). Only
   * the site's own word ends the run; without it, it was this item's trouble.
   */
  private ItemVisit.Result signedOut(
      TabPool<Viewer>.Lease lease, ItemRef item, RunFailure failure) {
    if (failure.reason() != RunFailure.Reason.SIGNED_OUT) {
      throw failure;
    }
    lease.tab().leave();
    try {
      new SignIn(clock).require(lease.tab().tab());
    } catch (ChromeException e) {
      failure.addSuppressed(e);
      throw failure;
    }
    String reason = "the site asked for a sign-in in place of its file, though you are signed in";
    return failed(item, ItemFailure.temporary(reason, failure));
  }

  private static ItemVisit.Result failed(ItemRef item, ItemFailure failure) {
    return ItemVisit.Result.ended(new FetchOutcome.Failed(item, failure));
  }

  private FetchOutcome finish(Pending pending) {
    try {
      List<FetchedFile> files = new ArrayList<>();
      for (FileUnderWay part : pending.parts()) {
        files.add(part.await());
        notes.came(pending.item().id(), part.download().suggestedName());
      }
      return doubts
          .about(pending, files)
          .<FetchOutcome>map(failure -> new FetchOutcome.Failed(pending.item(), failure))
          .orElseGet(() -> new FetchOutcome.Fetched(pending.item(), pending.info(), files));
    } catch (ChromeException.Closed | ChromeException.Interrupted e) {
      throw Translation.of(e);
    } catch (ChromeException e) {
      ItemFailure failure = ItemFailure.temporary("its download broke off", e);
      return new FetchOutcome.Failed(pending.item(), failure);
    } finally {
      // Nothing happens to those that are complete.
      cancel(pending);
    }
  }
}
