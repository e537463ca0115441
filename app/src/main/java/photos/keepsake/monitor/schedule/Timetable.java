package photos.keepsake.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a daemon remembers of when it did what.
 *
 * @param servedUntil times of the schedule up to this one are done with
 * @param retryAt when to begin a run that is owed beside the schedule, if one is
 * @param retries how often in turn a run could not do its work and was put off
 * @param contactAt when a run or a visit last saw the site, or else when the daemon first started
 */
public record Timetable(
    Instant servedUntil, Optional<Instant> retryAt, int retries, Instant contactAt) {

  /**
   * A clock may be put back this far without anything being done twice; the schedule waits for it.
   * One that was put back further was wrong before, and what it said is forgotten.
   */
  static final Duration CLOCK_DOUBT = Duration.ofHours(1);

  /** Refuses what a damaged file may say. */
  public Timetable {
    Objects.requireNonNull(servedUntil);
    Objects.requireNonNull(retryAt);
    Objects.requireNonNull(contactAt);
  }

  /** The same, without times that cannot be: no wait may be endless. */
  Timetable believedAt(Instant now) {
    Instant latest = now.plus(CLOCK_DOUBT);
    return new Timetable(
        servedUntil.isAfter(latest) ? now : servedUntil,
        retryAt.map(time -> time.isAfter(latest) ? now : time),
        retries,
        contactAt.isAfter(latest) ? now : contactAt);
  }

  Timetable served(Instant until) {
    return new Timetable(until, Optional.empty(), retries, contactAt);
  }

  /** A run is owed, at once. */
  Timetable owed(Instant since) {
    return new Timetable(servedUntil, Optional.of(since), 0, contactAt);
  }

  /** A run could not do its work; another one follows. */
  Timetable postponed(Instant until) {
    return new Timetable(servedUntil, Optional.of(until), retries + 1, contactAt);
  }

  Timetable settled() {
    return new Timetable(servedUntil, Optional.empty(), 0, contactAt);
  }

  Timetable contacted(Instant at) {
    return new Timetable(servedUntil, retryAt, retries, at);
  }
}
