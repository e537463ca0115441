package photos.keepsake.googlephotos;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.googlephotos.page.AlbumIndex;
import photos.keepsake.googlephotos.rpc.AlbumRecord;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.RowPage;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;

/**
 * Reads the list of albums, and from the sharing page what the list leaves out: bundles, and some
 * of the albums of others (measured by gpb, 2026-09). One album can stand in both under different
 * keys, so they are joined by either key.
 */
final class AlbumList {
  private final SiteCalls calls;

  AlbumList(SiteCalls calls) {
    this.calls = calls;
  }

  /**
   * All of the album list, and of the sharing page until a part of it holds nothing that matters.
   */
  AlbumIndex<AlbumRecord> read(Predicate<AlbumRecord> matters) {
    AlbumIndex<AlbumRecord> albums = new AlbumIndex<>();
    eachPage(cursor -> Optional.of(calls.listed(Call.albums(cursor))), albums, page -> true);
    eachPage(
        cursor -> calls.extra(Call.sharing(cursor), AlbumList::unanswered),
        albums,
        page -> page.rows().read().stream().anyMatch(matters));
    return albums;
  }

  private static RunFailure unanswered() {
    return SiteCalls.unanswered("the site did not answer when asked for what is shared");
  }

  private static void eachPage(
      Function<Optional<String>, Optional<RowPage<AlbumRecord>>> ask,
      AlbumIndex<AlbumRecord> albums,
      Predicate<RowPage<AlbumRecord>> goOn) {
    Set<String> cursors = new HashSet<>();
    Optional<RowPage<AlbumRecord>> page = ask.apply(Optional.empty());
    while (page.isPresent()) {
      page.get().rows().read().forEach(album -> add(albums, album));
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

  private static void add(AlbumIndex<AlbumRecord> albums, AlbumRecord album) {
    List<String> ids =
        Stream.concat(Stream.of(album.id()), album.shareKey().stream()).map(ItemId::value).toList();
    String title = album.title().orElse("");
    albums.add(ids, title, album.title().stream().toList(), album);
  }
}
