package photos.keepsake.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import photos.keepsake.archive.catalog.Catalog;
import photos.keepsake.archive.catalog.TurnedDown;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemInfo;
import photos.keepsake.library.ItemRef;

/**
 * What an archive remembers of the listings of earlier runs, so that the next one need not list
 * everything again and misses nothing all the same. May be used from several threads.
 */
public final class ListingMemory {
  /** A video that is not ready may be so tomorrow; the answer of an hour ago still holds. */
  public static final Duration ASK_AGAIN = Duration.ofHours(12);

  private static final String FULL_WALK_AT = "full_walk_at";
  private static final String OPEN = "listing_open";

  private final Catalog catalog;
  private final Clock clock;

  ListingMemory(Catalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /** When the last walk through the whole library began; empty when none came to its end. */
  public Optional<Instant> fullWalkAt() {
    return catalog.meta(FULL_WALK_AT).map(Long::parseLong).map(Instant::ofEpochMilli);
  }

  /** A walk that began then went through the whole library. */
  public void fullWalkDone(Instant begun) {
    catalog.setMeta(FULL_WALK_AT, Long.toString(begun.toEpochMilli()));
  }

  /**
   * Whether a run listed something and did not get all of it, so that the lists may have holes:
   * what is known at their tops says nothing about what follows. Also after a run that was killed.
   */
  public boolean isOpen() {
    return catalog.meta(OPEN).filter("1"::equals).isPresent();
  }

  /** A run begins to list, or one is through with all that it listed. */
  public void setOpen(boolean open) {
    catalog.setMeta(OPEN, open ? "1" : "0");
  }

  /**
   * The stamp that an album had when it was last listed to its end; empty when it never was, and
   * when {@link #forgetUnfinishedAlbums} forgot it.
   */
  public Optional<String> albumStamp(AlbumId album) {
    return catalog.albumStamp(album);
  }

  /**
   * Makes albums with photos that are neither archived nor among {@link #leftBehind} be walked
   * again, although they do not change; so long as they were not turned down lately. For the
   * beginning of each run, since one before may have been killed, and for its end.
   */
  public void forgetUnfinishedAlbums() {
    catalog.forgetUnfinishedAlbums(now().minus(ASK_AGAIN));
  }

  /**
   * Items of the library, of its archive or of a partner that earlier runs could not get, and which
   * are not held under another id either; those first that were not tried for the longest time.
   * What the last full walk did not meet is gone from the library, and left out.
   */
  public List<ItemRef> leftBehind(int limit) {
    return catalog.leftBehind(fullWalkAt().orElse(Instant.EPOCH), limit);
  }

  /** Whether any item was ever tried. */
  public boolean hasItems() {
    return catalog.hasItems();
  }

  /**
   * What the site said when it would not hand the item out, within the last {@link #ASK_AGAIN}, if
   * the listing shows the item as it did then. Where a listing does not tell how an item looks, it
   * is asked for again.
   */
  public Optional<FetchOutcome.Unavailable> turnedDownLately(ItemRef item) {
    return catalog
        .turnedDown(item.id())
        .filter(answer -> answer.at().plus(ASK_AGAIN).isAfter(now()) && !answer.at().isAfter(now()))
        .filter(answer -> item.looks().picture().isPresent())
        .filter(answer -> answer.looks().picture().equals(item.looks().picture()))
        .map(answer -> new FetchOutcome.Unavailable(item, info(item, answer), answer.reason()));
  }

  private static ItemInfo info(ItemRef item, TurnedDown answer) {
    return new ItemInfo(answer.name(), item.kind(), item.takenTime(), OptionalLong.empty());
  }

  private Instant now() {
    return Instant.now(clock);
  }
}
