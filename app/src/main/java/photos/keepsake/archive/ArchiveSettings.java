package photos.keepsake.archive;

import java.time.Clock;
import java.time.ZoneId;

/**
 * How an archive is to be kept.
 *
 * @param layout where files go
 * @param zone whose wall clock counts where nobody says in which zone a photo was taken
 * @param keepFreeBytes nothing is added that would leave less free space than this on the disk
 * @param clock for what is written into the catalog
 * @param sidecars whether what the library knows of a photo is written beside its files
 * @param albums how albums are shown
 */
public record ArchiveSettings(
    Layout layout,
    ZoneId zone,
    long keepFreeBytes,
    Clock clock,
    boolean sidecars,
    AlbumView albums) {

  /** Room for the catalog, logs and whatever else lives on that disk. */
  public static final long KEEP_FREE_BYTES = 1L << 30;

  /** What an archive gets unless the person says otherwise; the clock's zone is its zone. */
  public static ArchiveSettings standard(Clock clock) {
    return new ArchiveSettings(
        Layout.STANDARD, clock.getZone(), KEEP_FREE_BYTES, clock, true, AlbumView.SYMLINKS);
  }
}
