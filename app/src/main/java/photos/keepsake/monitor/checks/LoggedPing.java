package photos.keepsake.monitor.checks;

import java.time.Instant;
import java.util.Optional;

/**
 * A ping that a server recorded.
 *
 * @param type such as {@code success}, {@code start}, {@code fail}, {@code log}, {@code ign}
 * @param durationSeconds since the start of the same run
 */
public record LoggedPing(
    long number,
    Optional<Instant> at,
    String type,
    Optional<Double> durationSeconds,
    Optional<Integer> exitStatus,
    String method,
    String userAgent,
    String remoteAddress,
    Optional<String> runId) {}
