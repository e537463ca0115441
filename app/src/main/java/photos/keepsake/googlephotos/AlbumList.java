package photos.keepsake.googlephotos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final SiteCalls calls;
  private final AlbumIndex<AlbumRecord> albums = new AlbumIndex<>();
  private final List<Drift> unread = new ArrayList<>();

  AlbumList(SiteCalls calls) {
    this.calls = calls;
  }

  /**
   * All of the album list, and of the sharing page until a part of it holds nothing that matters. A
   * list that the site no longer gives is done without, which is said.
   */
  AlbumIndex<AlbumRecord> read(Predicate<AlbumRecord> matters) {
    boolean isListed = readList();
    eachPage(
        cursor -> calls.bonus(Call.sharing(cursor)),
        page -> !isListed || page.rows().read().stream().anyMatch(matters));
    if (!unread.isEmpty()) {
      calls.note(
          "went without " + unread.size() + " albums that are not understood: " + unread.get(0));
    }
    return albums;
  }

  private boolean readList() {
    try {
      eachPage(cursor -> Optional.of(listed(cursor)), page -> true);
      return true;
    } catch (RoadBlocked e) {
      calls.note("went without albums: " + e.reason());
      return false;
    }
  }

  /**
   * All of both lists, to find albums in.
   *
   * @throws RoadBlocked when the site no longer gives the album list
   */
  AlbumIndex<AlbumRecord> readForSearch() {
    eachPage(cursor -> Optional.of(listed(cursor)), page -> true);
    eachPage(cursor -> calls.extra(Call.sharing(cursor), AlbumList::unanswered), page -> true);
    return albums;
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

  private void eachPage(
      Function<Optional<String>, Optional<RowPage<AlbumRecord>>> ask,
      Predicate<RowPage<AlbumRecord>> goOn) {
    RecentCursors cursors = new RecentCursors();
    Optional<RowPage<AlbumRecord>> page = ask.apply(Optional.empty());
    while (page.isPresent()) {
      page.get().rows().read().forEach(this::add);
      page.get().rows().unread().forEach(row -> unread.add(row.drift()));
      Optional<String> next = page.get().next();
      if (next.isEmpty() || !goOn.test(page.get())) {
        return;
      }
      if (!cursors.add(next.get())) {
        throw new RoadBlocked(Capability.LISTING, "the list of albums leads back to itself");
      }
      page = ask.apply(next);
    }
  }

  private void add(AlbumRecord album) {
    List<String> ids =
        Stream.concat(Stream.of(album.id()), album.shareKey().stream()).map(ItemId::value).toList();
    String title = album.title().orElse("");
    boolean unused = albums.add(ids, title, album.title().stream().toList(), album);
  }
}
