package photos.keepsake.monitor.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A check as the server tells it. Texts are as somebody typed them, control characters and all.
 *
 * @param id its UUID, or its unique key where the API key may only read
 * @param status such as {@code up}, {@code down}, {@code grace}, {@code new}, {@code paused}
 * @param started whether a run has begun and not ended
 * @param period of a simple schedule
 * @param schedule a cron or calendar expression
 * @param pingUrl whoever knows it can ping; unknown where the API key may only read
 */
public record Check(
    String id,
    String name,
    String slug,
    String tags,
    String description,
    String status,
    boolean started,
    long pings,
    Optional<Instant> lastPing,
    Optional<Instant> nextPing,
    Optional<Duration> period,
    Optional<Duration> grace,
    Optional<String> schedule,
    Optional<String> zone,
    Optional<String> pingUrl) {}
