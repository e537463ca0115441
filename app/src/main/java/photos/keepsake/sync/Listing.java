package photos.keepsake.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photos.keepsake.library.Cursor;
import photos.keepsake.library.ItemRef;
import photos.keepsake.library.Page;
import photos.keepsake.library.PhotoLibrary;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.Source;

/** Lists the library page by page and puts what is to be fetched into the queue. For one thread. */
final class Listing {
  /** A library never shows so many pages without a new item; it is going round in circles. */
  static final int PAGES_WITHOUT_NEWS_MAX = 1_000;

  /** They are some hundreds in a library of 100,000; bounds what a run remembers. */
  private static final int SECOND_KEYS_MAX = 10_000;

  /** Where so much is new, no list is left before its end; bounds what a run remembers. */
  private static final int WANTED_MAX = 100_000;

  private final PhotoLibrary library;
  private final ArchiveStore archive;
  private final Planner planner;
  private final Ledger ledger;
  private final FetchBudget budget;
  private final WorkQueue queue;
  private final Ending ending;
  private final boolean dryRun;
  private final SeenIds seen = new SeenIds();

  /**
   * What was not held when it was first met: however often it is listed, it is news of this run.
   */
  private final SeenIds wanted = new SeenIds();

  private final List<ItemRef> secondKeys = new ArrayList<>();
  private boolean budgetIsSpent;

  Listing(
      PhotoLibrary library,
      ArchiveStore archive,
      SyncOptions options,
      Ledger ledger,
      FetchBudget budget,
      WorkQueue queue,
      Ending ending) {
    this.library = library;
    this.archive = archive;
    this.planner = new Planner(options.from(), options.to());
    this.ledger = ledger;
    this.budget = budget;
    this.queue = queue;
    this.ending = ending;
    this.dryRun = options.dryRun();
  }

  /**
   * Lists until the end of the library, of the budget or of the run, whichever comes first.
   *
   * @return whether the library was listed to its end
   * @throws RunFailure when the library or the archive cannot go on
   */
  boolean run() {
    Optional<Cursor> next = Optional.empty();
    int pagesWithoutNews = 0;
    while (!ending.isNear() && !budgetIsSpent) {
      Page page = library.list(next);
      Found found = take(page);
      pagesWithoutNews = found.news() ? 0 : pagesWithoutNews + 1;
      next = found.allHeld() ? page.nextWhenKnown().or(page::next) : page.next();
      if (next.isEmpty()) {
        return true;
      }
      if (pagesWithoutNews >= PAGES_WITHOUT_NEWS_MAX) {
        throw endless();
      }
    }
    return false;
  }

  /**
   * What a page held.
   *
   * @param news whether any of its items was not listed before in this run
   * @param allHeld whether it has items, and none of them was to be fetched in this run
   */
  private record Found(boolean news, boolean allHeld) {}

  /** Gives every item of the page its place. */
  private Found take(Page page) {
    archive.listed(page);
    List<ItemRef> news = page.items().stream().filter(this::isNew).toList();
    take(news);
    boolean allHeld = !page.items().isEmpty() && page.items().stream().noneMatch(this::isWanted);
    return new Found(!news.isEmpty(), allHeld);
  }

  private boolean isWanted(ItemRef item) {
    return wanted.size() >= WANTED_MAX || wanted.hasId(item) || wanted.hasKey(item);
  }

  /** Whether neither the item nor another one of the same photo was listed before. */
  private boolean isNew(ItemRef item) {
    boolean newId = seen.addId(item);
    boolean newKey = seen.addKey(item);
    boolean own = item.source() == Source.LIBRARY || item.source() == Source.ARCHIVE;
    if (newId && !newKey && own && secondKeys.size() < SECOND_KEYS_MAX) {
      secondKeys.add(item);
    }
    return newId && newKey;
  }

  /** Gives each of the items its place. */
  private void take(List<ItemRef> news) {
    Planner.Plan plan = planner.plan(news, archive::holds, archive::turnedDownLately);
    ledger.listed(news.size());
    plan.outOfRange().forEach(ledger::outOfRange);
    plan.already().forEach(ledger::already);
    plan.unavailable().forEach(ledger::turnedDownLately);
    plan.outOfRange().forEach(this::want);
    plan.fresh().stream().map(Planner.Fresh::item).forEach(this::want);
    queueUp(plan.fresh());
  }

  private void want(ItemRef item) {
    if (wanted.size() < WANTED_MAX) {
      wanted.addBoth(item);
    }
  }

  /**
   * Queues entries of the library whose photo was fetched by another key, and of which the archive
   * still wants the file. The site lists some photos twice, and only one key has the original
   * (measured by gpb, 2026-09). To be called once everything else was fetched.
   */
  void takeSecondKeys() {
    List<ItemRef> left = secondKeys.stream().filter(item -> !archive.holds(item)).toList();
    secondKeys.clear();
    if (!dryRun) {
      take(left);
    }
  }

  private void queueUp(List<Planner.Fresh> fresh) {
    List<FetchTask> tasks = new ArrayList<>();
    for (Planner.Fresh next : fresh) {
      if (!budget.tryTake()) {
        // What the wait is for may be among these.
        hand(tasks);
        tasks = new ArrayList<>();
        if (!budget.take()) {
          budgetIsSpent = true;
          ledger.notTried(next.item());
          continue;
        }
      }
      ledger.planned(next.item());
      tasks.add(new FetchTask(next.item(), next.afterGap(), Optional.empty()));
    }
    hand(tasks);
  }

  private void hand(List<FetchTask> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    if (dryRun) {
      tasks.forEach(t -> budget.spend());
    }
    if (dryRun || !queue.put(tasks)) {
      tasks.forEach(t -> ledger.notTried(t.item()));
    }
  }

  static RunFailure endless() {
    return new RunFailure(
        RunFailure.Reason.SITE_CHANGED,
        "the list of photos does not come to an end",
        PAGES_WITHOUT_NEWS_MAX + " pages in a row held nothing new",
        "start the same command again, and report it if that does not help");
  }
}
