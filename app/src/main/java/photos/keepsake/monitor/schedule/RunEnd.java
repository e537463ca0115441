package photos.keepsake.monitor.schedule;

import java.time.Instant;

/**
 * A job that ended.
 *
 * @param before how things stood until then
 * @param after how they stand now; the same when nothing changed
 */
public record RunEnd(
    JobKind kind,
    Instant startedAt,
    Instant endedAt,
    JobEnd end,
    Condition before,
    Condition after) {

  /** Whether a person should hear of it. */
  public boolean isChange() {
    return before != after;
  }
}
