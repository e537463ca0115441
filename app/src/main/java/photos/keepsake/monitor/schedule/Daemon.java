package photos.keepsake.monitor.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has runs done on schedule, one at a time, and visits between them when nothing else happens for
 * long. However many times of the schedule pass while it does not run or while a run goes on, one
 * run makes up for all of them; so it does for a run that was cut off with the daemon.
 *
 * <p>It never sleeps for long: in slices of {@link #SLICE} it looks at the clock again, so that a
 * machine that slept and a clock that was put right are noticed, and shows that it lives.
 */
public final class Daemon {
  /** Twice a minute costs nothing that can be measured. */
  static final Duration SLICE = Duration.ofSeconds(30);

  /** A run that begins later than this after its moment makes up for one that was missed. */
  static final Duration LATE = Duration.ofMinutes(1);

  /** Whoever has the archive may be through by then, and a machine have memory again. */
  static final Duration RETRY_PAUSE = Duration.ofMinutes(5);

  /** An hour of them; who uses the archive for longer does the run's work. */
  static final int IN_USE_RETRIES_MAX = 12;

  /** What crashes or is stopped a third time does not do so by accident. */
  static final int CUT_OFF_RETRIES_MAX = 2;

  /** After a visit or a run that did not get to see the site, no visit comes for so long. */
  static final Duration VISIT_PAUSE = Duration.ofHours(1);

  /** A visit takes half a minute; with a Chrome that hangs, ten. */
  static final int VISIT_SLICES_MAX = 20;

  private final DaemonListener listener;
  private final ConditionListener conditions;
  private final Clock clock;
  private final Waiter waiter;
  private final Plans plans;
  private final DaemonMemory memory;
  private volatile boolean stopping;
  private volatile boolean rereadWanted;
  private volatile Job.@Nullable Started current;
  private @Nullable Instant toldNextRun;
  private @Nullable Instant notSeenAt;
  private boolean runWanted;

  /**
   * A daemon that does not work yet.
   *
   * @param file where its state is
   * @param lock held for the daemon's whole life
   * @param plan as configured now; asked again after each job
   * @throws photos.keepsake.library.RunFailure when the plan cannot be
   */
  public Daemon(
      StateFile file,
      DaemonLock lock,
      Supplier<DaemonPlan> plan,
      DaemonListener listener,
      ConditionListener conditions,
      Clock clock,
      Waiter waiter,
      Random random) {
    this.listener = listener;
    this.conditions = conditions;
    this.clock = clock;
    this.waiter = waiter;
    this.plans = new Plans(plan, listener::note, random);
    this.memory =
        DaemonMemory.open(file, lock, listener::note, Instant.now(clock), plans.plan().schedule());
  }

  /** Begins with a run, whatever the schedule says; to be called before {@link #run}. */
  public void runFirst() {
    runWanted = true;
  }

  /** Works until it is stopped or its thread interrupted. To be called once. */
  public void run() {
    while (!isStopped()) {
      step();
      memory.touch(Instant.now(clock));
      if (rereadWanted) {
        rereadWanted = false;
        plans.reread();
      }
    }
  }

  /** Makes {@link #run} return as soon as the job under way has ended; from any thread. */
  public void stop() {
    stopping = true;
    waiter.wake();
    Job.Started job = current;
    if (job != null) {
      job.stop();
    }
  }

  /** Has the configuration read again soon; from any thread. */
  public void reread() {
    rereadWanted = true;
    waiter.wake();
  }

  private boolean isStopped() {
    return stopping || Thread.currentThread().isInterrupted();
  }

  /** Does what is due, or waits for it a little. */
  private void step() {
    Instant now = Instant.now(clock);
    believe(now);
    Instant nextRun = nextRun();
    Optional<Instant> nextVisit = nextVisit(now);
    if (runWanted || !nextRun.isAfter(now)) {
      doRun(nextRun, now);
    } else if (nextVisit.filter(visit -> !visit.isAfter(now)).isPresent()) {
      doVisit();
    } else {
      tell(nextRun);
      Instant next = nextVisit.filter(nextRun::isAfter).orElse(nextRun);
      waiter.await(shorter(Duration.between(now, next), SLICE));
    }
  }

  /** Looks at the remembered times with the clock as it is now. */
  private void believe(Instant now) {
    DaemonState state = memory.state();
    Timetable believed = state.timetable().believedAt(now);
    if (!believed.equals(state.timetable())) {
      listener.note("the clock was put back; the schedule goes on from now");
      memory.set(state.with(believed));
    }
  }

  private Instant nextRun() {
    Timetable timetable = memory.state().timetable();
    return timetable.retryAt().orElseGet(() -> plans.moment(due(timetable)));
  }

  private Instant due(Timetable timetable) {
    return plans.plan().schedule().next(timetable.servedUntil());
  }

  private Optional<Instant> nextVisit(Instant now) {
    Duration keepAlive = plans.plan().keepAlive();
    if (keepAlive.isZero()) {
      return Optional.empty();
    }
    Instant due = memory.state().timetable().contactAt().plus(keepAlive);
    return Stream.concat(Stream.of(due), visitAgain(now).stream()).max(Instant::compareTo);
  }

  /** From when on it is worth another look whether the site can be seen. */
  private Optional<Instant> visitAgain(Instant now) {
    return Optional.ofNullable(notSeenAt)
        .filter(at -> !at.isAfter(now)) // Else the clock was put back.
        .map(at -> at.plus(VISIT_PAUSE));
  }

  private void tell(Instant nextRun) {
    if (!nextRun.equals(toldNextRun)) {
      toldNextRun = nextRun;
      memory.set(memory.state().planned(nextRun));
      listener.planned(nextRun);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void doRun(Instant moment, Instant now) {
    DaemonState state = memory.state();
    Timetable timetable = state.timetable();
    boolean owed = timetable.retryAt().isPresent();
    boolean late = now.isAfter(moment.plus(LATE));
    boolean onTime = !owed && !late && !moment.isAfter(now);
    String why = why(owed, timetable.retries(), late && !owed);
    runWanted = false;
    memory.set(
        state.with(timetable.served(onTime ? due(timetable) : now)).running(Optional.of(now)));
    listener.started(JobKind.RUN, why);
    RunEnd end = ended(JobKind.RUN, now, finish(plans.plan().run().start(), Long.MAX_VALUE));
    settle(end, afterwards(end));
  }

  private static String why(boolean owed, int retries, boolean late) {
    if (owed) {
      return retries > 0
          ? "again, since the one before could not work"
          : "the one before was cut off";
    }
    return late ? "makes up for a missed one" : "";
  }

  private void doVisit() {
    Instant now = Instant.now(clock);
    listener.started(JobKind.VISIT, "");
    RunEnd end = ended(JobKind.VISIT, now, finish(plans.plan().visit().start(), VISIT_SLICES_MAX));
    settle(end, contacted(end));
  }

  /** Waits for the end of a job and shows meanwhile that the daemon lives. */
  private JobEnd finish(Job.Started job, long slicesMax) {
    current = job;
    if (stopping) {
      job.stop();
    }
    Optional<JobEnd> end = job.await(SLICE);
    for (long slices = 1; end.isEmpty(); slices++) {
      memory.touch(Instant.now(clock));
      if (slices >= slicesMax || isStopped()) {
        job.stop();
      }
      end = job.await(SLICE);
    }
    current = null;
    return end.get();
  }

  private RunEnd ended(JobKind kind, Instant startedAt, JobEnd end) {
    Standing standing = memory.state().standing();
    Condition before = standing.condition();
    JobEnd judged = new JobEnd(judge(end.ending()), end.exitCode());
    boolean open = kind == JobKind.RUN && isTriedAgain(judged.ending());
    Condition after = open ? before : standing.conditionAfter(kind, judged.ending());
    return new RunEnd(kind, startedAt, Instant.now(clock), judged, before, after);
  }

  /** What ends because the daemon does is no failure. */
  private Ending judge(Ending ending) {
    boolean brokenOff = ending == Ending.FAILED || ending == Ending.CRASHED;
    return isStopped() && brokenOff ? Ending.STOPPED : ending;
  }

  /** Whether a run that ended so is put off and says nothing yet of how things stand. */
  private boolean isTriedAgain(Ending ending) {
    int most =
        switch (ending) {
          case IN_USE -> IN_USE_RETRIES_MAX;
          case CRASHED, STOPPED -> CUT_OFF_RETRIES_MAX;
          case COMPLETE, SIGNED_OUT, SITE_CHANGED, TEMPORARY, FAILED -> 0;
        };
    return memory.state().timetable().retries() < most;
  }

  /** What a run leaves to be done. */
  private Timetable afterwards(RunEnd end) {
    Timetable timetable = contacted(end);
    Ending ending = end.end().ending();
    if (ending == Ending.STOPPED && isStopped()) {
      return timetable.owed(end.endedAt());
    }
    if (isTriedAgain(ending)) {
      return timetable.postponed(end.endedAt().plus(RETRY_PAUSE));
    }
    if (ending == Ending.IN_USE) {
      listener.note("the archive stays in use; the next run is the one on schedule");
    }
    return timetable.settled();
  }

  /** Only what saw the site kept the session warm. */
  private Timetable contacted(RunEnd end) {
    Timetable timetable = memory.state().timetable();
    return switch (end.end().ending()) {
      case COMPLETE, SIGNED_OUT, SITE_CHANGED -> {
        notSeenAt = null;
        yield timetable.contacted(end.endedAt());
      }
      case IN_USE, TEMPORARY, STOPPED, CRASHED, FAILED -> {
        notSeenAt = end.endedAt();
        yield timetable;
      }
    };
  }

  /** Remembers first: telling may take long, and the daemon be killed meanwhile. */
  private void settle(RunEnd end, Timetable timetable) {
    listener.ended(end);
    DaemonState state = memory.state().running(Optional.empty()).with(timetable);
    memory.set(state.with(state.standing().after(end)));
    if (end.isChange()) {
      conditions.changed(end);
    }
    plans.reread();
  }
}
