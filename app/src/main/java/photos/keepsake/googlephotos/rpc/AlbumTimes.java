package photos.keepsake.googlephotos.rpc;

import java.time.Instant;
import java.util.Optional;

/**
 * The times of an album; each is empty where the site does not state it or says 0, as it does for
 * albums without items.
 *
 * @param firstTaken the oldest item's
 * @param lastTaken the newest item's
 * @param created when the album was made
 * @param lastActivity given for shared albums only; it also moves without a change of the items
 * @param modified the newest operation on the album
 */
public record AlbumTimes(
    Optional<Instant> firstTaken,
    Optional<Instant> lastTaken,
    Optional<Instant> created,
    Optional<Instant> lastActivity,
    Optional<Instant> modified) {

  /**
   * Reads {@code [first,last,null,null,created,[start,tz],[end,tz],lastActivity,created,modified]};
   * the array is the same in every call that gives albums.
   */
  static AlbumTimes of(Jspb times) {
    return new AlbumTimes(
        moment(times.get(0)),
        moment(times.get(1)),
        moment(times.get(4)),
        moment(times.get(7)),
        moment(times.get(9)));
  }

  private static Optional<Instant> moment(Jspb field) {
    return field.moment().filter(moment -> moment.toEpochMilli() != 0);
  }
}
