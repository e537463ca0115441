package photos.keepsake.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.RunFailure;

class SyncOptionsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 2, 29);

  @Test
  void refusesToFetchWithNoThreadOrWithTooMany() {
    assertRefused(() -> SyncOptions.everything(0));
    assertRefused(() -> SyncOptions.everything(SyncOptions.PARALLEL_MAX + 1));
  }

  @Test
  void refusesALimitOfNothing() {
    assertRefused(() -> options(OptionalInt.of(0), Optional.empty(), Optional.empty()));
  }

  @Test
  void refusesARangeThatEndsBeforeItBegins() {
    assertRefused(
        () -> options(OptionalInt.empty(), Optional.of(DAY), Optional.of(DAY.minusDays(1))));
  }

  @Test
  void oneDayIsARange() {
    assertThatCode(() -> options(OptionalInt.empty(), Optional.of(DAY), Optional.of(DAY)))
        .doesNotThrowAnyException();
  }

  private static SyncOptions options(
      OptionalInt limit, Optional<LocalDate> from, Optional<LocalDate> to) {
    return new SyncOptions(1, limit, from, to, false);
  }

  private static void assertRefused(Runnable call) {
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(call::run)
        .satisfies(f -> assertThat(f.reason()).isEqualTo(RunFailure.Reason.USAGE));
  }
}
