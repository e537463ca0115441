package photos.keepsake.monitor.schedule;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How unattended runs went so far.
 *
 * @param signedOutSince when a sign-in was first asked for, unless somebody signed in since
 * @param signedOutBy what found that; a run, once a run has. Earlier versions did not write it
 * @param lastSuccessAt when a run last did what it could
 * @param lastEndAt when a run last ended, however
 * @param lastExitCode the exit code of that run
 */
public record Standing(
    Condition condition,
    Optional<Instant> signedOutSince,
    Optional<JobKind> signedOutBy,
    Optional<Instant> lastSuccessAt,
    Optional<Instant> lastEndAt,
    Optional<Integer> lastExitCode) {
  static final Standing NEW =
      new Standing(
          Condition.HEALTHY,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Refuses what a damaged file may say. */
  public Standing {
    Objects.requireNonNull(condition);
    Objects.requireNonNull(signedOutSince);
    signedOutBy = Objects.requireNonNullElseGet(signedOutBy, Optional::empty);
    Objects.requireNonNull(lastSuccessAt);
    Objects.requireNonNull(lastEndAt);
    Objects.requireNonNull(lastExitCode);
  }

  /** In which condition a job leaves things. */
  Condition conditionAfter(JobKind kind, Ending ending) {
    return kind == JobKind.RUN
        ? condition.afterRun(ending)
        : condition.afterVisit(ending, signedOutBy.equals(Optional.of(JobKind.VISIT)));
  }

  private Optional<JobKind> signedOutBy(RunEnd end) {
    if (end.after() != Condition.SIGNED_OUT) {
      return Optional.empty();
    }
    boolean finds = end.end().ending() == Ending.SIGNED_OUT;
    boolean first = condition != Condition.SIGNED_OUT;
    return finds && (first || end.kind() == JobKind.RUN) ? Optional.of(end.kind()) : signedOutBy;
  }

  Standing after(RunEnd end) {
    boolean complete = end.end().ending() == Ending.COMPLETE;
    boolean run = end.kind() == JobKind.RUN;
    Optional<Instant> at = Optional.of(end.endedAt());
    return new Standing(
        end.after(),
        end.after() == Condition.SIGNED_OUT ? signedOutSince.or(() -> at) : Optional.empty(),
        signedOutBy(end),
        complete && run ? at : lastSuccessAt,
        run ? at : lastEndAt,
        run ? Optional.of(end.end().exitCode()) : lastExitCode);
  }
}
