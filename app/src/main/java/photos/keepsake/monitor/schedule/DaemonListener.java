package photos.keepsake.monitor.schedule;

import java.time.Instant;

/** Hears what the daemon does, on its thread, in order. Must not throw. */
public interface DaemonListener {

  /** The next run is planned for this time; told again only when that changes. */
  void planned(Instant nextRun);

  /**
   * A job starts.
   *
   * @param why such as that a run was missed; empty for one that comes when it should
   */
  void started(JobKind kind, String why);

  /** A job ended. */
  void ended(RunEnd end);

  /** Something that a person should know. */
  void note(String text);
}
