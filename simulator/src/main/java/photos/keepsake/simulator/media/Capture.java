package photos.keepsake.simulator.media;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a camera wrote into a file when it took it.
 *
 * @param camera which one
 * @param local the camera's wall clock, to the second
 * @param offset what the camera knew of its zone; empty as on most older cameras
 * @param position empty where the camera had no GPS, or it was off
 */
public record Capture(
    Camera camera, LocalDateTime local, Optional<ZoneOffset> offset, Optional<Position> position) {

  /** The moment, taking the wall clock to be UTC where no offset is known. */
  public Instant instant() {
    return local.toInstant(offset.orElse(ZoneOffset.UTC));
  }
}
