package photos.keepsake.googlephotos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.googlephotos.page.AlbumIndex;
import photos.keepsake.googlephotos.rpc.AlbumRecord;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.Drift;
import photos.keepsake.googlephotos.rpc.RowPage;
import photos.keepsake.googlephotos.rpc.Rows;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;

/**
 * Reads the list of albums, and from the sharing page what the list leaves out: bundles, and some
 * of the albums of others (measured by gpb, 2026-09). One album can stand in both under different
 * keys, so they are joined by either key. For one use.
 */
final class AlbumList {
  /** So many pages of the sharing page without anything new are enough for a quiet run. */
  private static final int KNOWN_PAGES_MAX = 2;

  private final SiteCalls calls;
  private final AlbumIndex<AlbumRecord> albums = new AlbumIndex<>(AlbumRecord::openedBy);
  private final List<Drift> unread = new ArrayList<>();

  AlbumList(SiteCalls calls) {
    this.calls = calls;
  }

  /** All of both lists. One that the site no longer gives is done without, which is said. */
  AlbumIndex<AlbumRecord> read() {
    boolean unused = readList();
    readSharing(cursor -> calls.bonus(Call.sharing(cursor)), news -> true);
    noteUnread();
    return albums;
  }

  /**
   * The same, but of the sharing page no more than shows that there is nothing new on it. What
   * stands in the album list too is known there by another key, so it does not count.
   */
  AlbumIndex<AlbumRecord> readChanged(Predicate<AlbumRecord> isChanged) {
    boolean isListed = readList();
    AtomicInteger known = new AtomicInteger();
    readSharing(
        cursor -> calls.bonus(Call.sharing(cursor)),
        news ->
            !isListed
                || news.stream().anyMatch(isChanged)
                || known.incrementAndGet() < KNOWN_PAGES_MAX);
    noteUnread();
    return albums;
  }

  private boolean readList() {
    try {
      readAlbums();
      return true;
    } catch (RoadBlocked e) {
      calls.note("went without albums: " + e.reason());
      return false;
    }
  }

  private void noteUnread() {
    if (!unread.isEmpty()) {
      calls.note(
          "went without " + unread.size() + " albums that are not understood: " + unread.get(0));
    }
  }

  /**
   * All of both lists, to find albums in.
   *
   * @throws RoadBlocked when the site no longer gives the album list
   */
  AlbumIndex<AlbumRecord> readForSearch() {
    readAlbums();
    readSharing(cursor -> calls.extra(Call.sharing(cursor), AlbumList::unanswered), news -> true);
    return albums;
  }

  private void readAlbums() {
    if (!eachPage(cursor -> Optional.of(listed(cursor)), news -> true)) {
      throw new RoadBlocked(Capability.LISTING, "the list of albums leads back to itself");
    }
  }

  private void readSharing(
      Function<Optional<String>, Optional<RowPage<AlbumRecord>>> ask,
      Predicate<List<AlbumRecord>> goOn) {
    if (!eachPage(ask, goOn)) {
      calls.note("went without the rest of what F2A0H lists: it leads back to itself");
    }
  }

  private RowPage<AlbumRecord> listed(Optional<String> cursor) {
    RowPage<AlbumRecord> page = calls.listed(Call.albums(cursor));
    Rows<AlbumRecord> rows = page.rows();
    if (rows.read().isEmpty() && !rows.unread().isEmpty()) {
      throw new RoadBlocked(Capability.LISTING, rows.unread().get(0).drift().toString());
    }
    return page;
  }

  private static RunFailure unanswered() {
    return SiteCalls.unanswered("the site did not answer when asked for what is shared");
  }

  /**
   * Adds what the pages name.
   *
   * @param goOn asked with those albums of a page that were not known before it
   * @return false when the list goes round in circles
   */
  private boolean eachPage(
      Function<Optional<String>, Optional<RowPage<AlbumRecord>>> ask,
      Predicate<List<AlbumRecord>> goOn) {
    RecentCursors cursors = new RecentCursors();
    Optional<RowPage<AlbumRecord>> page = ask.apply(Optional.empty());
    while (page.isPresent()) {
      Rows<AlbumRecord> rows = page.get().rows();
      List<AlbumRecord> news = rows.read().stream().filter(this::add).toList();
      rows.unread().forEach(row -> unread.add(row.drift()));
      Optional<String> next = page.get().next();
      if (next.isEmpty() || !goOn.test(news)) {
        return true;
      }
      if (!cursors.add(next.get())) {
        return false;
      }
      page = ask.apply(next);
    }
    return true;
  }

  private boolean add(AlbumRecord album) {
    List<String> ids =
        Stream.concat(Stream.of(album.id()), album.shareKey().stream()).map(ItemId::value).toList();
    String title = album.title().orElse("");
    return albums.add(ids, title, album.title().stream().toList(), album);
  }
}
