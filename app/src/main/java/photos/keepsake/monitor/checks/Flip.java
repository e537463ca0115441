package photos.keepsake.monitor.checks;

import java.time.Instant;
import java.util.Optional;

/** A check went up or down. */
public record Flip(Optional<Instant> at, boolean up) {}
