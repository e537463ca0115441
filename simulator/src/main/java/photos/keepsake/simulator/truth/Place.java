package photos.keepsake.simulator.truth;

import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import photos.keepsake.simulator.media.Position;

/** Where photos of the generated library are taken: all hemispheres, odd offsets among them. */
enum Place {
  REYKJAVIK(64.146, -21.942, 37, "+00:00"),
  LISBON(38.716, -9.139, 45, "+01:00"),
  LEIPZIG(51.340, 12.375, 113, "+02:00"),
  KATHMANDU(27.717, 85.324, 1400, "+05:45"),
  TOKYO(35.690, 139.692, 40, "+09:00"),
  SYDNEY(-33.869, 151.209, 19, "+10:00"),
  AUCKLAND(-36.849, 174.763, 26, "+13:00"),
  DEAD_SEA(31.559, 35.473, -430, "+03:00"),
  SAINT_JOHNS(47.561, -52.713, 59, "-03:30"),
  BUENOS_AIRES(-34.604, -58.382, 25, "-03:00"),
  SAN_FRANCISCO(37.775, -122.419, 16, "-07:00");

  private final double latitude;
  private final double longitude;
  private final double altitudeMetres;
  private final ZoneOffset offset;

  Place(double latitude, double longitude, double altitudeMetres, String offset) {
    this.latitude = latitude;
    this.longitude = longitude;
    this.altitudeMetres = altitudeMetres;
    this.offset = ZoneOffset.of(offset);
  }

  ZoneOffset offset() {
    return offset;
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
