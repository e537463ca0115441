package photos.keepsake.monitor.schedule;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;

/**
 * A daemon with its surroundings, in which time passes only while somebody waits. It may be stopped
 * or killed at any moment, and started again on the same files.
 */
final class DaemonWorld {
  /** What a killed process does no more. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  final StateFile file;
  final List<Instant> runs = new ArrayList<>();
  final List<Instant> visits = new ArrayList<>();
  final List<RunEnd> ends = new ArrayList<>();
  final List<RunEnd> changes = new ArrayList<>();
  final List<Instant> planned = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<String> reasons = new ArrayList<>();
  final Deque<JobEnd> endings = new ArrayDeque<>();
  final NavigableMap<Instant, Runnable> happenings = new TreeMap<>();
  Instant now;
  Schedule schedule = Schedule.every(Duration.ofHours(6));
  Duration jitter = Duration.ZERO;
  Duration keepAlive = Duration.ZERO;
  Duration runTakes = Duration.ofMinutes(10);
  @Nullable RunFailure brokenPlan;
  JobEnd visitEnd = new JobEnd(Ending.COMPLETE, 0);
  ConditionListener onChange = change -> {};
  private @Nullable Daemon daemon;
  private boolean jobRuns;

  DaemonWorld(Path folder, String start) {
    this.file = new StateFile(folder, Path.of("/photos"));
    this.now = Instant.parse(start);
  }

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  /** Lets time pass, and what happens meanwhile happen. */
  private void pass(Duration time) {
    Instant end = now.plus(time);
    while (!happenings.isEmpty() && !happenings.firstKey().isAfter(end)) {
      var happening = happenings.pollFirstEntry();
      now = happening.getKey();
      happening.getValue().run();
      if (!now.equals(happening.getKey())) {
        return; // The clock was set; what was waited for is measured by another one.
      }
    }
    now = end;
  }

  /** Starts the daemon and lets it work until this moment, then stops it. */
  void runUntil(String end) {
    happenings.put(Instant.parse(end), () -> daemon().stop());
    start(false);
  }

  /** The same, but it is killed, and the whole daemon is gone at once. */
  void killAt(String end) {
    happenings.put(
        Instant.parse(end),
        () -> {
          throw new Killed();
        });
    try {
      start(false);
    } catch (Killed e) {
      jobRuns = false;
    }
  }

  void start(boolean runFirst) {
    try (DaemonLock lock = DaemonLock.take(file, waiter())) {
      daemon =
          new Daemon(
              file, lock, this::plan, listener(), this::changed, clock, waiter(), new Random(7));
      if (runFirst) {
        daemon.runFirst();
      }
      daemon.run();
    }
  }

  private void changed(RunEnd end) {
    changes.add(end);
    onChange.changed(end);
  }

  Daemon daemon() {
    if (daemon == null) {
      throw new IllegalStateException("not started");
    }
    return daemon;
  }

  Health health(Duration maxAge) {
    return Health.look(file, now, maxAge);
  }

  private DaemonPlan plan() {
    if (brokenPlan != null) {
      throw brokenPlan;
    }
    return new DaemonPlan(schedule, jitter, keepAlive, this::startRun, this::startVisit);
  }

  private Job.Started startRun() {
    runs.add(now);
    return job(runTakes, endings.isEmpty() ? new JobEnd(Ending.COMPLETE, 0) : endings.poll());
  }

  private Job.Started startVisit() {
    visits.add(now);
    return job(Duration.ofSeconds(20), visitEnd);
  }

  private Job.Started job(Duration takes, JobEnd end) {
    if (jobRuns) {
      throw new AssertionError("two jobs at once");
    }
    jobRuns = true;
    return new FakeJob(takes, end);
  }

  private final class FakeJob implements Job.Started {
    private Duration left;
    private JobEnd end;

    FakeJob(Duration takes, JobEnd end) {
      this.left = takes;
      this.end = end;
    }

    @Override
    public Optional<JobEnd> await(Duration atMost) {
      Duration time = left.compareTo(atMost) < 0 ? left : atMost;
      left = left.minus(time);
      pass(time);
      jobRuns = !left.isZero();
      return jobRuns ? Optional.empty() : Optional.of(end);
    }

    @Override
    public void stop() {
      left = Duration.ZERO;
      end = new JobEnd(Ending.STOPPED, 143);
    }
  }

  private Waiter waiter() {
    return new Waiter() {
      @Override
      public void await(Duration atMost) {
        if (atMost.isNegative() || atMost.isZero()) {
          throw new AssertionError("waits for nothing: " + atMost);
        }
        pass(atMost);
      }

      @Override
      public void wake() {
        // Happenings come while nobody else waits.
      }
    };
  }

  private DaemonListener listener() {
    return new DaemonListener() {
      @Override
      public void planned(Instant nextRun) {
        planned.add(nextRun);
      }

      @Override
      public void started(JobKind kind, String why) {
        reasons.add(kind + why);
      }

      @Override
      public void ended(RunEnd end) {
        ends.add(end);
      }

      @Override
      public void note(String text) {
        notes.add(text);
      }
    };
  }
}
