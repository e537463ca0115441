package photos.keepsake.monitor.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a daemon stands, seen from outside: does it live, is the session good, are the photos fresh.
 *
 * @param state as it is on the disk; empty when there is none that can be read
 * @param aliveAt when the daemon last showed that it lives; empty when it does not run
 */
public record Health(Verdict verdict, Optional<DaemonState> state, Optional<Instant> aliveAt) {
  /** It shows twice a minute that it lives; a busy disk may keep it from that for a while. */
  public static final Duration SILENCE_MAX = Duration.ofMinutes(3);

  /** What is said first: whoever is not alive says nothing true about the rest. */
  public enum Verdict {
    /** All three are good. */
    HEALTHY,
    /** No daemon runs for the archive. */
    NOT_RUNNING,
    /** There is a daemon, and it does nothing. */
    SILENT,
    /** There is a daemon, and what it writes of its work cannot be read. */
    UNREADABLE,
    /** A sign-in is needed. */
    SIGNED_OUT,
    /** No run succeeded for too long. */
    STALE
  }

  /** Looks at the files of a daemon. */
  public static Health look(StateFile file, Instant now, Duration maxAge) {
    Optional<Instant> aliveAt = aliveAt(file);
    Optional<DaemonState> state = state(file);
    return new Health(verdict(state, aliveAt, now, maxAge), state, aliveAt);
  }

  private static Optional<Instant> aliveAt(StateFile file) {
    try {
      return DaemonLock.lastSign(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<DaemonState> state(StateFile file) {
    try {
      return file.read();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Verdict verdict(
      Optional<DaemonState> state, Optional<Instant> aliveAt, Instant now, Duration maxAge) {
    if (aliveAt.isEmpty()) {
      return Verdict.NOT_RUNNING;
    }
    if (Duration.between(aliveAt.get(), now).abs().compareTo(SILENCE_MAX) > 0) {
      return Verdict.SILENT;
    }
    if (state.isEmpty()) {
      return Verdict.UNREADABLE;
    }
    if (state.get().standing().signedOutSince().isPresent()) {
      return Verdict.SIGNED_OUT;
    }
    boolean fresh = freshSince(state.get(), now).plus(maxAge).isAfter(now);
    return fresh ? Verdict.HEALTHY : Verdict.STALE;
  }

  /** A run that goes on has its time, and so has a daemon that never came to the end of one. */
  private static Instant freshSince(DaemonState state, Instant now) {
    Instant latest = now.plus(Timetable.CLOCK_DOUBT);
    return Stream.of(
            state.standing().lastSuccessAt(), state.runningSince(), Optional.of(state.createdAt()))
        .flatMap(Optional::stream)
        .filter(time -> !time.isAfter(latest)) // Else it was written while the clock was wrong.
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }
}
