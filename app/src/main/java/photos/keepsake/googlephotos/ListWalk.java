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

  /** Nor is one that has so many, most of which are not understood. */
  private static final int MOSTLY_UNREAD_MIN = 4;

  private final Function<Optional<String>, RowPage<MediaItem>> pages;
  private final Gaps gaps;
  private final RecentCursors cursors = new RecentCursors();
  private Set<ItemId> before = Set.of();
  private Optional<String> next = Optional.empty();
  private boolean ended;
  private boolean leadsBack;

  /**
   * At the beginning of a list.
   *
   * @param pages asks for the page at a cursor, or for the first one
   * @param gaps takes note of what cannot be read
   */
  ListWalk(Function<Optional<String>, RowPage<MediaItem>> pages, Gaps gaps) {
    this.pages = pages;
    this.gaps = gaps;
  }

  boolean ended() {
    return ended;
  }

  /** Whether it ended because it goes round in circles, so that there may be more of it. */
  boolean leadsBack() {
    return leadsBack;
  }

  /**
   * Reads the next page.
   *
   * @throws RoadBlocked when most rows of it are not understood
   */
  Rows<MediaItem> read() {
    RowPage<MediaItem> page = pages.apply(next);
    requireUnderstood(page.rows());
    gaps.add(page.rows());
    next = page.next();
    leadsBack = next.isPresent() && !cursors.add(next.get());
    ended = next.isEmpty() || leadsBack;
    if (leadsBack) {
      gaps.addCircle();
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
    int read = rows.read().size();
    int unread = rows.unread().size();
    boolean isNone = read == 0 && unread >= UNREAD_MIN;
    if (isNone || (unread > read && read + unread >= MOSTLY_UNREAD_MIN)) {
      throw new RoadBlocked(Capability.LISTING, rows.unread().get(0).drift().toString());
    }
  }
}
