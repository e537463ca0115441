package photos.keepsake.monitor.service;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a service stands, as far as its scheduler tells.
 *
 * @param files that are there and ours
 * @param enabled whether it will run by itself; empty when nobody could be asked
 * @param running whether a run goes on now
 * @param lastExitCode of the last run
 * @param schedule the fields of cron, where they can be read again
 */
public record ServiceStatus(
    ServiceKind kind,
    boolean installed,
    List<Path> files,
    Optional<Boolean> enabled,
    boolean running,
    Optional<Instant> lastRunAt,
    OptionalInt lastExitCode,
    Optional<Instant> nextRunAt,
    Optional<String> schedule,
    List<String> notes) {

  /** Copies the lists. */
  public ServiceStatus {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /** Nothing of that name is there. */
  public static ServiceStatus none(ServiceKind kind) {
    return new ServiceStatus(
        kind,
        false,
        List.of(),
        Optional.empty(),
        false,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** The same with the time of the next run. */
  public ServiceStatus withNextRun(Instant at) {
    return new ServiceStatus(
        kind,
        installed,
        files,
        enabled,
        running,
        lastRunAt,
        lastExitCode,
        Optional.of(at),
        schedule,
        notes);
  }
}
