package photos.keepsake.googlephotos;

import java.util.List;
import photos.keepsake.googlephotos.rpc.RateLimit;

/**
 * How to read the site.
 *
 * @param wantedAlbums titles or ids; where there is none, the whole library is listed
 * @param parallel in how many tabs items are opened or fetched at the same time, 1 to 16
 * @param requestsPerSecond limit on our own calls, above 0
 */
public record SiteOptions(
    RoadChoice road, List<String> wantedAlbums, int parallel, double requestsPerSecond) {

  /** Copies the list; a limit that is none becomes the highest that there is. */
  public SiteOptions {
    requestsPerSecond = Math.min(requestsPerSecond, RateLimit.PER_SECOND_MAX);
    wantedAlbums = List.copyOf(wantedAlbums);
  }

  /** The whole library, as politely as is known to be welcome. */
  public SiteOptions(RoadChoice road, int parallel) {
    this(road, List.of(), parallel, RateLimit.PER_SECOND);
  }
}
