package photos.keepsake.googlephotos;

import java.util.List;
import photos.keepsake.googlephotos.rpc.RateLimit;
import photos.keepsake.googlephotos.site.Site;

/**
 * How to read the site.
 *
 * @param wantedAlbums titles or ids; where there is none, the whole library is listed
 * @param partners keys of those whose shared photos are listed along with the whole library; given
 *     as keys, or as the addresses that the browser shows
 * @param lists which lists make the whole library
 * @param parallel in how many tabs items are opened or fetched at the same time, 1 to 16
 * @param requestsPerSecond limit on our own calls, above 0
 */
public record SiteOptions(
    RoadChoice road,
    List<String> wantedAlbums,
    List<String> partners,
    Lists lists,
    int parallel,
    double requestsPerSecond) {

  /** Which lists of the site are walked where no album is named. */
  public enum Lists {
    /** The main grid, what was archived at the site, and all albums. */
    ALL,
    /** The main grid alone. */
    LIBRARY
  }

  /**
   * Copies the lists, reads keys out of addresses, and makes a limit that is none the highest that
   * there is.
   */
  public SiteOptions {
    requestsPerSecond = Math.min(requestsPerSecond, RateLimit.PER_SECOND_MAX);
    wantedAlbums = List.copyOf(wantedAlbums);
    partners = partners.stream().map(given -> Site.partner(given).orElse(given)).toList();
  }

  /** With all lists. */
  public SiteOptions(
      RoadChoice road,
      List<String> wantedAlbums,
      List<String> partners,
      int parallel,
      double requestsPerSecond) {
    this(road, wantedAlbums, partners, Lists.ALL, parallel, requestsPerSecond);
  }

  /** Without what partners share. */
  public SiteOptions(
      RoadChoice road, List<String> wantedAlbums, int parallel, double requestsPerSecond) {
    this(road, wantedAlbums, List.of(), parallel, requestsPerSecond);
  }

  /** The whole library, as politely as is known to be welcome. */
  public SiteOptions(RoadChoice road, int parallel) {
    this(road, List.of(), List.of(), parallel, RateLimit.PER_SECOND);
  }
}
