package photos.keepsake.googlephotos.rpc;

import java.time.Duration;
import java.util.Optional;

/**
 * Says that an item is a video.
 *
 * @param duration empty where not stated
 * @param playedWidth of the stream that is played, not of the file: an item of 3840×2160 can say
 *     1920×1080 here (capture of 2026-08); 0 where not stated
 * @param playedHeight likewise
 */
public record Video(Optional<Duration> duration, int playedWidth, int playedHeight) {

  /** Reads extension 76647426: {@code [durationMs,null,width,height,…]}; its presence says all. */
  static Optional<Video> of(Jspb ext) {
    if (!ext.isArray()) {
      return Optional.empty();
    }
    return Optional.of(
        new Video(
            ext.get(0).duration(), ext.get(2).count().orElse(0), ext.get(3).count().orElse(0)));
  }
}
