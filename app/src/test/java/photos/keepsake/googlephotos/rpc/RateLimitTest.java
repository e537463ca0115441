package photos.keepsake.googlephotos.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final TestTime time = new TestTime();
  private final Instant start = time.instant();
  private final RateLimit limit = new RateLimit(2, 10, time, time);

  @Test
  void burstGoesAtOnceAndThenTwoASecond() throws InterruptedException {
    acquire(10);
    assertThat(time.instant()).isEqualTo(start);
    acquire(20);
    assertThat(time.instant()).isEqualTo(start.plusSeconds(10));
  }

  @Test
  void quietTimeFillsTheBucketToItsBrimAndNoFurther() throws InterruptedException {
    acquire(10);
    time.set(start.plusSeconds(3600));
    acquire(10);
    assertThat(time.sleeps()).isEmpty();
    acquire(1);
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void inAnyTimeNoMoreGoThanTheRateAndOneBurst() throws InterruptedException {
    java.util.Random random = new java.util.Random(1);
    java.util.List<Instant> passed = new java.util.ArrayList<>();
    for (int i = 0; i < 500; i++) {
      time.set(time.instant().plusMillis(random.nextInt(1_200)));
      acquire(1);
      passed.add(time.instant());
    }
    for (int from = 0; from < passed.size(); from++) {
      for (int to = from + 10; to < passed.size(); to++) {
        long ms = Duration.between(passed.get(from), passed.get(to)).toMillis();
        assertThat(to - from).isLessThanOrEqualTo((int) (ms / 500) + 10);
      }
    }
  }

  @Test
  void nobodyPassesWhileTheSiteWantsToBeLeftAlone() throws InterruptedException {
    limit.holdOff(Duration.ofSeconds(30));
    acquire(1);
    assertThat(time.instant()).isEqualTo(start.plusSeconds(30));
    acquire(1);
    assertThat(time.instant()).isEqualTo(start.plusMillis(30_500));
  }

  @Test
  void clockThatIsSetBackStopsNobody() throws InterruptedException {
    acquire(10);
    time.set(start.minusSeconds(86_400));
    acquire(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void impossibleRatesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(0, 1, time, time));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(Double.NaN, 1, time, time));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(2, 0, time, time));
  }

  private void acquire(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      limit.acquire();
    }
  }
}
