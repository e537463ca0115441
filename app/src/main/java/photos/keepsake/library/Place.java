package photos.keepsake.library;

import java.util.Optional;

/**
 * Where a photo was taken, as the library says; it may be the library's own estimate.
 *
 * @param latitude in degrees, -90 to 90, north is positive
 * @param longitude in degrees, -180 to 180, east is positive
 * @param name of the place, in whatever language; never empty text
 */
public record Place(double latitude, double longitude, Optional<String> name) {}
