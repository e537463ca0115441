package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.RunFailure;

class PausesTest {
  private final List<Duration> slept = new ArrayList<>();
  private int naps = Integer.MAX_VALUE;
  private final Pauses pauses = new Pauses(this::sleep);

  private void sleep(Duration time) {
    slept.add(time);
    if (--naps == 0) {
      pauses.close();
    }
  }

  @Test
  void aPauseIsAsLongAsItIsWanted() throws InterruptedException {
    pauses.sleep(Duration.ofMillis(600));
    pauses.sleep(Duration.ZERO);
    assertThat(slept).containsExactly(Pauses.NAP, Pauses.NAP, Duration.ofMillis(100));
  }

  @Test
  void pauseEndsWithTheRun() {
    naps = 2;
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> pauses.sleep(Duration.ofMinutes(2)));
    assertThat(slept).hasSize(2);
  }

  @Test
  void nothingIsBegunOnceTheRunHasEnded() {
    pauses.close();
    assertThatExceptionOfType(RunFailure.class).isThrownBy(() -> pauses.sleep(Duration.ZERO));
    assertThat(slept).isEmpty();
  }
}
