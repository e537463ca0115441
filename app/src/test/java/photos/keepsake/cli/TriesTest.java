package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

class TriesTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  private final Interrupts interrupts = new Interrupts(new Console(NOWHERE, NOWHERE));
  private final List<String> notes = new ArrayList<>();
  private int attempts;

  @AfterEach
  void close() {
    interrupts.close();
  }

  private RunEnd run(int total, Reason... ends) {
    return new Tries(total, Duration.ofMillis(1))
        .run(() -> RunEnd.of(failure(ends[attempts++])), interrupts, notes::add);
  }

  private static RunFailure failure(Reason reason) {
    return new RunFailure(reason, "it went wrong", "for a reason", "wait");
  }

  @Test
  void aFailureThatMayPassIsTriedAsOftenAsWasAskedAndEachIsTold() {
    RunEnd end = run(3, Reason.TEMPORARY, Reason.IN_USE, Reason.TEMPORARY);

    assertThat(attempts).isEqualTo(3);
    assertThat(end.code()).isEqualTo(ExitCode.TEMPORARY);
    assertThat(notes).hasSize(2);
    assertThat(notes.get(0)).startsWith("try 1 of 3 failed: it went wrong; the next one begins in");
  }

  @Test
  void theLastTryCounts() {
    assertThat(run(5, Reason.TEMPORARY, Reason.DISK).code()).isEqualTo(ExitCode.DISK);
    assertThat(attempts).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TEMPORARY", "IN_USE"})
  void whatDoesNotPassIsTriedOnce(Reason reason) {
    run(3, reason);

    assertThat(attempts).isEqualTo(1);
    assertThat(notes).isEmpty();
  }

  @Test
  void aSignalEndsThePause() {
    Tries tries = new Tries(3, Duration.ofHours(1));

    RunEnd end =
        tries.run(
            () -> {
              attempts++;
              Thread.currentThread().interrupt();
              return RunEnd.of(failure(Reason.TEMPORARY));
            },
            interrupts,
            notes::add);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(attempts).isEqualTo(1);
    assertThat(end.code()).isEqualTo(ExitCode.TEMPORARY);
  }

  @Test
  void pausesGrowUpToHalfAnHour() {
    Tries tries = new Tries(10, Duration.ofSeconds(30));

    assertThat(IntStream.rangeClosed(1, 6).mapToObj(tries::pauseAfter))
        .containsExactly(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(8),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30));
  }
}
