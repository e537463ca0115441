package photos.keepsake.monitor.service;

import java.util.List;
import java.util.Optional;

/** One of the system's schedulers. All failures are told as RunFailure. */
public sealed interface Scheduler permits SystemdScheduler, CronScheduler, LaunchdScheduler {

  /** Which one. */
  ServiceKind kind();

  /** What would be written, for a person to read. */
  String print(ServicePlan plan);

  /**
   * Writes it and has it run from now on; what was there of the same name and ours is replaced.
   *
   * @param force whether also what is not ours
   */
  Change install(ServicePlan plan, boolean force);

  /**
   * Takes it out; empty when nothing of ours is there. A run that goes on is left to its end, but
   * by launchd, which stops it.
   */
  Optional<Change> uninstall(ServiceName name);

  /** How it stands. */
  ServiceStatus status(ServiceName name);

  /**
   * What was done.
   *
   * @param done in sentences, such as which files were written
   * @param notes what a person should know besides
   */
  record Change(List<String> done, List<String> notes) {
    /** Copies both. */
    public Change {
      done = List.copyOf(done);
      notes = List.copyOf(notes);
    }
  }
}
