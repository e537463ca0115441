package photos.keepsake.googlephotos;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import photos.keepsake.googlephotos.RoadBlocked.Capability;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.MediaItem;
import photos.keepsake.googlephotos.rpc.Rows;
import photos.keepsake.googlephotos.rpc.Timeline;
import photos.keepsake.library.DedupKey;

/**
 * Compares the numbers of what was listed with the site's own. They may be far apart for no reason
 * that anybody knows (122,331 and 52,608 for one account, 2026-10), so a difference is told and
 * nothing more.
 */
final class Totals {
  private long rows;
  private long photos;
  private Set<DedupKey> before = Set.of();
  private int albumsAtOdds;

  /**
   * Counts rows of the library. One photo can stand there under two keys, side by side since the
   * list is in the order of time, so it is looked for in this page and the one before.
   */
  void addLibrary(Rows<MediaItem> page) {
    rows += page.total();
    Set<DedupKey> here = new HashSet<>();
    for (MediaItem row : page.read()) {
      Optional<DedupKey> key = row.dedupKey();
      boolean isKnown = key.isPresent() && (before.contains(key.get()) || !here.add(key.get()));
      photos += isKnown ? 0 : 1;
    }
    before = here;
  }

  /** Counts rows of the archive, which the site's number may include or not. */
  void addArchive(Rows<MediaItem> page) {
    rows += page.total();
  }

  /** Takes note of an album that was listed to its end. */
  void add(AlbumWalk album) {
    if (album.isAtOdds()) {
      albumsAtOdds++;
    }
  }

  /**
   * Asks for the site's numbers and says what differs.
   *
   * @throws RoadBlocked when the lists named nothing at all and the site counts something: that is
   *     no empty library
   */
  void compare(SiteCalls calls) {
    calls.bonus(Call.timeline(Optional.empty())).ifPresent(counts -> compare(calls, counts));
    if (albumsAtOdds > 0) {
      calls.note(albumsNote());
    }
  }

  private void compare(SiteCalls calls, Timeline counts) {
    if (rows == 0 && counts.total() > 0) {
      String reason = "lcxiM names nothing, though rJ0tlb counts photos";
      throw new RoadBlocked(Capability.LISTING, reason);
    }
    if (counts.total() < photos || counts.total() > rows) {
      calls.note(timelineNote(counts.total()));
    }
  }

  private String timelineNote(long total) {
    return String.format(
        Locale.ROOT,
        "Google counts %,d photos in the timeline, its lists named %,d: such numbers can differ by"
            + " far, nobody says why; all that the lists name is archived",
        total,
        rows);
  }

  private String albumsNote() {
    return String.format(
        Locale.ROOT,
        "%s another number of photos than its list names: such numbers can differ, and all that"
            + " the lists name is archived",
        albumsAtOdds == 1
            ? "for one album Google counts"
            : String.format(Locale.ROOT, "for each of %,d albums Google counts", albumsAtOdds));
  }
}
