package photos.keepsake.googlephotos;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import photos.keepsake.googlephotos.page.AlbumIndex;
import photos.keepsake.googlephotos.rpc.AlbumRecord;
import photos.keepsake.library.AlbumPart;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemRef;

/**
 * The albums: all, those that changed, or those that are wanted. An album that is not understood is
 * missed and the others are not; only where albums are all that is wanted, it blocks the road.
 */
final class AlbumsLeg implements Leg {
  /** Many albums are small: so many of their pages make one page here. */
  private static final int PAGES_MAX = 20;

  private static final int ITEMS_ENOUGH = 500;

  /** After so many without a single one that is understood, the rest is not tried. */
  private static final int FAILURES_MAX = 3;

  private final SiteCalls calls;
  private final ListedItems listed;
  private final Optional<Predicate<AlbumRecord>> isChanged;
  private final List<String> wanted;
  private final Totals totals;
  private final Gaps gaps;
  private final Deque<AlbumWalk> ahead = new ArrayDeque<>();
  private final MissedAlbums missed = new MissedAlbums();
  private boolean begun;
  private boolean anyRead;

  /**
   * The albums of the site's lists.
   *
   * @param isChanged which albums of the lists to go through, where that is not all of them
   * @param wanted titles or ids, where only these are
   */
  AlbumsLeg(
      SiteCalls calls,
      ListedItems listed,
      Optional<Predicate<AlbumRecord>> isChanged,
      List<String> wanted,
      Totals totals,
      Gaps gaps) {
    this.calls = calls;
    this.listed = listed;
    this.isChanged = isChanged;
    this.wanted = wanted;
    this.totals = totals;
    this.gaps = gaps;
  }

  @Override
  public void read(PageDraft page) {
    if (!begun) {
      begin();
      begun = true;
    }
    for (int i = 0; i < PAGES_MAX && page.items().size() < ITEMS_ENOUGH && !ahead.isEmpty(); i++) {
      readOne(page);
    }
    if (ahead.isEmpty()) {
      missed.note().ifPresent(calls::note);
    }
  }

  private void begin() {
    AlbumList list = new AlbumList(calls);
    if (wanted.isEmpty()) {
      AlbumIndex<AlbumRecord> known = isChanged.map(list::readChanged).orElseGet(list::read);
      known.all().stream()
          .filter(isChanged.orElse(album -> true))
          .forEach(album -> ahead.add(AlbumWalk.of(calls, album, gaps)));
      return;
    }
    AlbumIndex<AlbumRecord> known = list.readForSearch();
    wanted.forEach(name -> ahead.add(walk(known, name)));
  }

  private AlbumWalk walk(AlbumIndex<AlbumRecord> known, String name) {
    return known
        .find(name)
        .map(album -> AlbumWalk.of(calls, album, gaps))
        .orElseGet(() -> AlbumWalk.of(calls, new ItemId(name), gaps));
  }

  /** Adds the next page of the album that comes first. */
  private void readOne(PageDraft page) {
    AlbumWalk album = ahead.element();
    try {
      Optional<AlbumPart> part = album.read();
      anyRead = true;
      part.ifPresent(
          some -> {
            listed.add(some.items().stream().map(ItemRef::id).toList(), Optional.of(album.key()));
            page.add(some);
          });
    } catch (RoadBlocked e) {
      miss(album, e);
      return;
    }
    if (album.ended()) {
      totals.add(album);
      ahead.remove();
    }
  }

  private void miss(AlbumWalk album, RoadBlocked cause) {
    if (!wanted.isEmpty()) {
      throw cause;
    }
    ahead.remove();
    missed.add(album, cause.reason());
    if (!anyRead && missed.count() >= FAILURES_MAX) {
      ahead.forEach(other -> missed.add(other, cause.reason()));
      ahead.clear();
    }
  }

  @Override
  public boolean ended() {
    return begun && ahead.isEmpty();
  }

  @Override
  public boolean mayBeLeft() {
    return false;
  }
}
