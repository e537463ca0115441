package photos.keepsake.googlephotos.rpc;

import java.time.Duration;
import java.util.Optional;

/**
 * Says that a photo moves: a live photo of two files, or a motion photo with the clip inside it.
 *
 * @param duration of the clip; empty where not stated
 * @param clip where the clip can be had, given with a download only; whether it is the original of
 *     an Apple live photo is not settled
 */
public record Motion(Optional<Duration> duration, Optional<Secret> clip) {

  /** Reads extension 146008172: {@code [streams|null,durationMs,null,address]}. */
  static Optional<Motion> of(Jspb ext) {
    return ext.isArray()
        ? Optional.of(new Motion(ext.get(1).duration(), ext.get(3).address()))
        : Optional.empty();
  }
}
