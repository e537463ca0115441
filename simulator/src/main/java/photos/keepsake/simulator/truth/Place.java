package photos.keepsake.simulator.truth;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import photos.keepsake.simulator.media.Position;

/**
 * Where photos of the generated library are taken: all hemispheres, odd offsets and both kinds of
 * summer.
 */
enum Place {
  REYKJAVIK(64.146, -21.942, 37, "Atlantic/Reykjavik"),
  LISBON(38.716, -9.139, 45, "Europe/Lisbon"),
  LEIPZIG(51.340, 12.375, 113, "Europe/Berlin"),
  KATHMANDU(27.717, 85.324, 1400, "Asia/Kathmandu"),
  TOKYO(35.690, 139.692, 40, "Asia/Tokyo"),
  SYDNEY(-33.869, 151.209, 19, "Australia/Sydney"),
  AUCKLAND(-36.849, 174.763, 26, "Pacific/Auckland"),
  DEAD_SEA(31.559, 35.473, -430, "Asia/Jerusalem"),
  SAINT_JOHNS(47.561, -52.713, 59, "America/St_Johns"),
  BUENOS_AIRES(-34.604, -58.382, 25, "America/Argentina/Buenos_Aires"),
  SAN_FRANCISCO(37.775, -122.419, 16, "America/Los_Angeles");

  private final double latitude;
  private final double longitude;
  private final double altitudeMetres;
  private final ZoneId zone;

  Place(double latitude, double longitude, double altitudeMetres, String zone) {
    this.latitude = latitude;
    this.longitude = longitude;
    this.altitudeMetres = altitudeMetres;
    this.zone = ZoneId.of(zone);
  }

  /** What clocks there show at a moment, summer or winter. */
  ZoneOffset offsetAt(Instant moment) {
    return zone.getRules().getOffset(moment);
  }

  /** A spot within some kilometres. */
  Position near(SplittableRandom random) {
    double north = random.nextInt(-500, 500) / 10_000.0;
    double east = random.nextInt(-500, 500) / 10_000.0;
    return new Position(latitude + north, longitude + east, altitudeMetres);
  }

  static Place any(SplittableRandom random) {
    return Chance.one(List.of(values()), random);
  }
}
