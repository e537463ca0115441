package photos.keepsake.googlephotos.rpc;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the site takes an item to be, which may be its own estimate.
 *
 * @param latitude in degrees, -90 to 90
 * @param longitude in degrees, -180 to 180
 * @param place the name of the first place given, in the language of the request
 */
public record Geo(double latitude, double longitude, Optional<String> place) {
  private static final double UNITS_PER_DEGREE = 1e7;

  /** Reads extension 129168200: {@code [[…],[[latE7,lngE7],…,[4]=places]]}. */
  static Optional<Geo> ofItem(Jspb ext) {
    Jspb located = ext.get(1);
    return of(located.get(0), located.get(4));
  }

  /** Reads {@code [latE7,lngE7]} and {@code [[null,[[name,…],…],id],…]}. */
  static Optional<Geo> of(Jspb point, Jspb places) {
    OptionalLong latitude = point.get(0).number();
    OptionalLong longitude = point.get(1).number();
    if (latitude.isEmpty() || longitude.isEmpty()) {
      return Optional.empty();
    }
    Geo geo =
        new Geo(
            latitude.getAsLong() / UNITS_PER_DEGREE,
            longitude.getAsLong() / UNITS_PER_DEGREE,
            places.get(0).get(1).get(0).get(0).text());
    return Optional.of(geo).filter(Geo::isOnEarth);
  }

  private boolean isOnEarth() {
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  }
}
