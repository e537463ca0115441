package photos.keepsake.monitor.ping;

import java.util.Optional;

/**
 * What became of a ping.
 *
 * @param warning why the server did not record it, in words without the check's address; empty when
 *     it did
 * @param requests how often it was sent
 */
public record PingReport(Optional<String> warning, int requests) {

  /** Whether the server recorded it. */
  public boolean isRecorded() {
    return warning.isEmpty();
  }
}
