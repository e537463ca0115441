package photos.keepsake.googlephotos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photos.keepsake.library.RunFailure;

class PaceTest {
  private static final int MOST = 4;

  private Instant now = Instant.EPOCH;
  private final List<Duration> slept = new ArrayList<>();
  private final Pace pace = new Pace(MOST, () -> now, this::sleep);

  private void sleep(Duration time) {
    slept.add(time);
    now = now.plus(time);
  }

  /** How many may be under way, tried out; all are given back. */
  private int allowed() {
    List<Pace.Place> places = new ArrayList<>();
    Optional<Pace.Place> place = pace.tryBegin();
    while (place.isPresent()) {
      places.add(place.get());
      place = pace.tryBegin();
    }
    places.forEach(Pace.Place::close);
    return places.size();
  }

  private void waitOutPause() {
    pace.begin().close();
  }

  private void goWell(int count) {
    for (int i = 0; i < count; i++) {
      pace.wentWell();
    }
  }

  @Test
  void asManyAsAreWantedAreUnderWayAndNoMore() {
    assertThat(allowed()).isEqualTo(MOST);
    assertThat(slept).isEmpty();
  }

  @Test
  void aPlaceIsGivenBackOnce() {
    Pace.Place place = pace.begin();
    place.close();
    place.close();

    assertThat(allowed()).isEqualTo(MOST);
  }

  @Test
  void aHostThatAsksForLessGetsHalfAfterAPauseAndAtLeastOneAtATime() {
    for (int expected : new int[] {2, 1, 1}) {
      pace.turnedDown(Optional.empty());
      assertThat(allowed()).isZero();

      waitOutPause();
      assertThat(allowed()).isEqualTo(expected);
    }
  }

  @Test
  void thePauseIsAsLongAsTheHostSaysButForTwoMinutesAtMost() {
    pace.turnedDown(Optional.of("7"));
    waitOutPause();
    pace.turnedDown(Optional.of("Thu, 01 Jan 1970 00:00:17 GMT"));
    waitOutPause();
    pace.turnedDown(Optional.of("3600"));
    waitOutPause();

    assertThat(slept)
        .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(10), Duration.ofMinutes(2));
  }

  @Test
  void thoseThatWereUnderWayTogetherCountOnce() {
    pace.turnedDown(Optional.of("2"));
    pace.turnedDown(Optional.of("3"));
    waitOutPause();

    assertThat(slept).containsExactly(Duration.ofSeconds(3));
    assertThat(allowed()).isEqualTo(2);
  }

  @Test
  void threeThatBreakOffInARowCountLikeARefusal() {
    pace.brokeOff();
    pace.brokeOff();
    pace.wentWell();
    pace.brokeOff();
    pace.brokeOff();
    assertThat(allowed()).isEqualTo(MOST);

    pace.brokeOff();
    waitOutPause();
    assertThat(allowed()).isEqualTo(2);
    assertThat(slept).hasSize(1);
  }

  @Test
  void aRunOfGoodOnesIsWorthOneMoreUpToWhatIsWanted() {
    pace.turnedDown(Optional.empty());
    waitOutPause();

    goWell(10);
    assertThat(allowed()).isEqualTo(3);
    goWell(100);
    assertThat(allowed()).isEqualTo(MOST);
  }

  @Test
  void noneBeginsOnceTheRunEndsNotEvenWhoWaits() {
    pace.close();
    assertThatExceptionOfType(RunFailure.class).isThrownBy(pace::begin);
    assertThatExceptionOfType(RunFailure.class).isThrownBy(pace::tryBegin);
  }

  @Test
  void pauseThatEndsWithTheRunGivesThePlaceBack() {
    Pauses pauses = new Pauses(this::sleep);
    Pace ending = new Pace(1, () -> now, pauses);
    ending.turnedDown(Optional.of("3"));
    pauses.close();
    assertThatExceptionOfType(RunFailure.class).isThrownBy(ending::begin);
    now = now.plusSeconds(3);
    assertThat(ending.tryBegin()).isPresent();
  }
}
