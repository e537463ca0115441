package photos.keepsake.monitor.schedule;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How unattended runs went so far.
 *
 * @param signedOutSince when a sign-in was first asked for, unless somebody signed in since
 * @param lastSuccessAt when a run last did what it could
 * @param lastEndAt when a run last ended, however
 * @param lastExitCode the exit code of that run
 */
public record Standing(
    Condition condition,
    Optional<Instant> signedOutSince,
    Optional<Instant> lastSuccessAt,
    Optional<Instant> lastEndAt,
    Optional<Integer> lastExitCode) {
  static final Standing NEW =
      new Standing(
          Condition.HEALTHY,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Refuses what a damaged file may say. */
  public Standing {
    Objects.requireNonNull(condition);
    Objects.requireNonNull(signedOutSince);
    Objects.requireNonNull(lastSuccessAt);
    Objects.requireNonNull(lastEndAt);
    Objects.requireNonNull(lastExitCode);
  }

  Standing after(RunEnd end) {
    boolean complete = end.end().ending() == Ending.COMPLETE;
    boolean run = end.kind() == JobKind.RUN;
    Optional<Instant> at = Optional.of(end.endedAt());
    return new Standing(
        end.after(),
        end.after() == Condition.SIGNED_OUT ? signedOutSince.or(() -> at) : Optional.empty(),
        complete && run ? at : lastSuccessAt,
        run ? at : lastEndAt,
        run ? Optional.of(end.end().exitCode()) : lastExitCode);
  }
}
