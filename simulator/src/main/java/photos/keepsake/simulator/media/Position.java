package photos.keepsake.simulator.media;

/**
 * Where a picture was taken.
 *
 * @param latitude degrees, north positive, -90 to 90
 * @param longitude degrees, east positive, -180 to 180
 * @param altitudeMetres above sea level, may be negative
 */
public record Position(double latitude, double longitude, double altitudeMetres) {

  /** Refuses what is not on this planet. */
  public Position {
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      throw new IllegalArgumentException("not a position: " + latitude + ", " + longitude);
    }
  }
}
