package photos.keepsake.archive;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When a photo was taken, as its own bytes say.
 *
 * @param local the wall clock that the camera wrote; in UTC where {@code placeKnown} is false
 * @param offset the camera's offset from UTC, empty where it wrote none
 * @param placeKnown false for the many videos that tell the moment in UTC and not where it was
 */
record TimeOfFile(LocalDateTime local, Optional<ZoneOffset> offset, boolean placeKnown) {

  /** From a clock that shows UTC wherever it is. */
  static TimeOfFile moment(Instant at) {
    LocalDateTime utc = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    return new TimeOfFile(utc, Optional.of(ZoneOffset.UTC), false);
  }

  Instant at(ZoneId fallback) {
    return local.atZone(offset.map(ZoneId.class::cast).orElse(fallback)).toInstant();
  }
}
