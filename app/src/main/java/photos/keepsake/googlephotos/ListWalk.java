package photos.keepsake.googlephotos;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.googlephotos.rpc.MediaItem;
import photos.keepsake.googlephotos.rpc.RowPage;
import photos.keepsake.googlephotos.rpc.Rows;
import photos.keepsake.library.ItemId;

/** Goes through one list of the site, page by page. A page without rows is not its end. */
final class ListWalk {
  /** A page that has so many rows, none of which is understood, is no accident. */
  private static final int UNREAD_MIN = 2;

  private final Function<Optional<String>, RowPage<MediaItem>> pages;
  private final RecentCursors cursors = new RecentCursors();
  private Set<ItemId> before = Set.of();
  private Optional<String> next = Optional.empty();
  private boolean ended;

  /**
   * At the beginning of a list.
   *
   * @param pages asks for the page at a cursor, or for the first one
   */
  ListWalk(Function<Optional<String>, RowPage<MediaItem>> pages) {
    this.pages = pages;
  }

  boolean ended() {
    return ended;
  }

  /**
   * Reads the next page.
   *
   * @throws RoadBlocked when the list goes round in circles, or no row is understood
   */
  Rows<MediaItem> read() {
    RowPage<MediaItem> page = pages.apply(next);
    requireUnderstood(page.rows());
    next = page.next();
    ended = next.isEmpty();
    if (next.isPresent() && !cursors.add(next.get())) {
      throw new RoadBlocked(Capability.LISTING, "a list leads back to a page that was read before");
    }
    return withoutRepeats(page.rows());
  }

  /** What comes to the library meanwhile can push a row from one page to the next. */
  private Rows<MediaItem> withoutRepeats(Rows<MediaItem> rows) {
    List<MediaItem> news = rows.read().stream().filter(row -> !before.contains(row.id())).toList();
    before = rows.read().stream().map(MediaItem::id).collect(Collectors.toSet());
    return new Rows<>(news, rows.nulls(), rows.unread());
  }

  private static void requireUnderstood(Rows<MediaItem> rows) {
    if (rows.read().isEmpty() && rows.unread().size() >= UNREAD_MIN) {
      throw new RoadBlocked(Capability.LISTING, rows.unread().get(0).drift().toString());
    }
  }
}
