package photos.keepsake.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import photos.keepsake.monitor.notify.Notifier;
import photos.keepsake.monitor.schedule.ConditionListener;
import photos.keepsake.monitor.schedule.Ending;
import photos.keepsake.monitor.schedule.JobKind;
import photos.keepsake.monitor.schedule.RunEnd;

/**
 * Says each change, and notifies people of those that nobody else tells them: those by visits, and
 * by runs that could not speak for themselves. A run that came to an end knows more of how it went
 * than its exit code says, and has notified them.
 *
 * <p>Notifying takes up to a minute. The daemon does not wait for it, not even when it ends.
 */
final class DaemonNotices implements ConditionListener {
  private final DaemonTalk talk;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonNotices::thread);
  private volatile @Nullable Notifier notifier;

  DaemonNotices(DaemonTalk talk) {
    this.talk = talk;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "keepsake-notices");
    thread.setDaemon(true);
    return thread;
  }

  /** From now on people are reached this way. */
  void use(Notifier next) {
    notifier = next;
  }

  @Override
  public void changed(RunEnd end) {
    talk.changed(end);
    Notifier now = notifier;
    if (now != null && isOurs(end)) {
      thread.execute(() -> tellPeople(now, end));
    }
  }

  /** Whether nobody else tells people of it. */
  static boolean isOurs(RunEnd end) {
    return end.kind() == JobKind.VISIT || end.end().ending() == Ending.CRASHED;
  }

  private void tellPeople(Notifier now, RunEnd end) {
    String code = "Exit code " + end.end().exitCode() + ".";
    now.ended(end.after(), DaemonTalk.words(end), code).forEach(talk::note);
  }
}
