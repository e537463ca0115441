package photos.keepsake.cli;

import java.util.Optional;
import photos.keepsake.archive.ItemFolder;
import photos.keepsake.archive.ItemFolders;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemFailure;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.sync.Admitted;
import photos.keepsake.sync.ArchiveStore;

/**
 * Holds what gphotos-cdp takes for done: an item whose folder has a file, whoever put it there; and
 * what a program took away after it was downloaded.
 *
 * @param store the archive as every run sees it
 * @param timeline is told what is done
 */
record GphotosCdpStore(
    ArchiveStore store, ItemFolders folders, GphotosCdpTimeline timeline, GphotosCdpPlan plan)
    implements ArchiveStore {

  @Override
  public void listed(Page page) {
    store.listed(page);
  }

  @Override
  public boolean holds(ItemRef item) {
    ItemFolder folder = folders.of(item.id());
    boolean held = isThere(item, folder) || wasTakenAway(item.id(), folder);
    if (held) {
      timeline.done(item.id());
    }
    return held;
  }

  /** What Keepsake fetched is mended, unless a program may have changed it. */
  private boolean isThere(ItemRef item, ItemFolder folder) {
    boolean isMended = !plan.runsProgram() && folders.hasFetched(item.id());
    return store.holds(item) || (folder.isDone() && !isMended);
  }

  /**
   * Scripts move files away, with their folder or without, and the original never looks at what is
   * older than {@code .lastdone}. What Keepsake could not get was never there to be taken.
   */
  private boolean wasTakenAway(ItemId id, ItemFolder folder) {
    if (folders.wasTurnedDown(id)) {
      return false;
    }
    if (plan.runsProgram() && folders.knows(id)) {
      return true;
    }
    boolean gone = !folder.exists() || folders.isEmptied(id);
    return !plan.fork() && gone && (folders.knows(id) || timeline.wasTakenAwayBefore(id));
  }

  @Override
  public Optional<FetchOutcome.Unavailable> turnedDownLately(ItemRef item) {
    Optional<FetchOutcome.Unavailable> answer = store.turnedDownLately(item);
    answer.ifPresent(told -> timeline.done(item.id()));
    return answer;
  }

  @Override
  public boolean failedBefore(ItemId id) {
    return store.failedBefore(id);
  }

  @Override
  public Admitted admit(FetchOutcome.Fetched fetched) {
    folders.create(fetched.item().id());
    Admitted admitted = store.admit(fetched);
    timeline.archived(fetched.item().id());
    return admitted;
  }

  @Override
  public void recordUnavailable(FetchOutcome.Unavailable unavailable) {
    store.recordUnavailable(unavailable);
    timeline.done(unavailable.item().id());
  }

  @Override
  public void recordFailed(ItemRef item, ItemFailure failure) {
    store.recordFailed(item, failure);
  }
}
