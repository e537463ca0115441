package photos.keepsake.monitor.schedule;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a daemon keeps on the disk, so that it can be killed at any time.
 *
 * @param archive whose daemon it is; for people who read the file
 * @param createdAt when the daemon first started
 * @param runningSince when the run began that is going on, or that was cut off with the daemon
 * @param nextRunAt for when the next run is planned
 */
public record DaemonState(
    String archive,
    Instant createdAt,
    Optional<Instant> runningSince,
    Optional<Instant> nextRunAt,
    Timetable timetable,
    Standing standing) {

  /** Refuses what a damaged file may say. */
  public DaemonState {
    Objects.requireNonNull(archive);
    Objects.requireNonNull(createdAt);
    Objects.requireNonNull(runningSince);
    Objects.requireNonNull(nextRunAt);
    Objects.requireNonNull(timetable);
    Objects.requireNonNull(standing);
  }

  static DaemonState first(String archive, Instant now, Instant servedUntil) {
    Timetable timetable = new Timetable(servedUntil, Optional.empty(), 0, now);
    return new DaemonState(
        archive, now, Optional.empty(), Optional.empty(), timetable, Standing.NEW);
  }

  /** As a new daemon takes it up: a run that was cut off is owed. */
  DaemonState resumed(Instant now) {
    Timetable owed = runningSince.isPresent() ? timetable.owed(now) : timetable;
    return new DaemonState(
        archive, createdAt, Optional.empty(), nextRunAt, owed.believedAt(now), standing);
  }

  DaemonState with(Timetable changed) {
    return new DaemonState(archive, createdAt, runningSince, nextRunAt, changed, standing);
  }

  DaemonState with(Standing changed) {
    return new DaemonState(archive, createdAt, runningSince, nextRunAt, timetable, changed);
  }

  DaemonState running(Optional<Instant> since) {
    return new DaemonState(archive, createdAt, since, nextRunAt, timetable, standing);
  }

  DaemonState planned(Instant nextRun) {
    return new DaemonState(
        archive, createdAt, runningSince, Optional.of(nextRun), timetable, standing);
  }
}
