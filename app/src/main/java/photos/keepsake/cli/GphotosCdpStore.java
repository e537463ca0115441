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
    boolean held = folder.isDone() || store.holds(item) || wasTakenAway(item.id(), folder);
    if (held) {
      timeline.done(item.id());
    }
    return held;
  }

  /**
   * The original leaves an empty folder where its program took the file away, and never looks at
   * what is older than {@code .lastdone}.
   */
  private boolean wasTakenAway(ItemId id, ItemFolder folder) {
    if (plan.runsProgram() && folders.knows(id)) {
      return true;
    }
    boolean gone = folder.exists() ? folders.isEmptied(id) : plan.runsProgram();
    return !plan.fork() && gone && timeline.isUpToLastDone(id);
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
