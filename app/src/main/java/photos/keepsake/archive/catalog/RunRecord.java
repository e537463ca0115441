package photos.keepsake.archive.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One run as the catalog remembers it.
 *
 * @param endedAt empty while it runs, and for ever when it was killed
 * @param exitCode empty as long as {@code endedAt}
 */
public record RunRecord(
    long id,
    Instant startedAt,
    Optional<Instant> endedAt,
    OptionalInt exitCode,
    RunCounts counts) {}
