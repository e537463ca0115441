package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.archive.FetchedItem.item;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.FetchOutcome;
import photos.keepsake.library.ItemRef;

class TurnedDownTest {
  @TempDir private Path temp;

  private Optional<FetchOutcome.Unavailable> answer(FetchedItem then, Duration later, ItemRef now) {
    try (Archive archive = at(ArchiveTest.NOW)) {
      archive.recordUnavailable(
          new FetchOutcome.Unavailable(then.ref(), then.info(), "still processed"));
    }
    try (Archive archive = at(ArchiveTest.NOW.plus(later))) {
      return archive.memory().turnedDownLately(now);
    }
  }

  private Archive at(Instant now) {
    return Archive.open(
        temp.resolve("photos"), ArchiveSettings.standard(Clock.fixed(now, ZoneOffset.UTC)));
  }

  private static FetchedItem video() {
    return item("A1").called("clip.mp4").picture("token");
  }

  @Test
  void anAnswerOfTheLastHoursHoldsAsLongAsTheItemLooksTheSame() {
    FetchOutcome.Unavailable again =
        answer(video(), Duration.ofHours(11), video().ref()).orElseThrow();

    assertThat(again.reason()).isEqualTo("still processed");
    assertThat(again.info().name()).isEqualTo("clip.mp4");
  }

  @Test
  void theNextDayItIsAskedForAgain() {
    assertThat(answer(video(), Duration.ofHours(12), video().ref())).isEmpty();
  }

  @Test
  void aClockThatWentBackMakesNoAnswerHoldForEver() {
    assertThat(answer(video(), Duration.ofDays(-9), video().ref())).isEmpty();
  }

  @Test
  void whatLooksOtherwiseNowMayBeReady() {
    assertThat(answer(video(), Duration.ZERO, item("A1").picture("another").ref())).isEmpty();
  }

  @Test
  void whereNobodyToldHowItLooksItIsAskedForAgain() {
    assertThat(answer(video(), Duration.ZERO, item("A1").ref())).isEmpty();
    assertThat(answer(item("A1"), Duration.ZERO, video().ref())).isEmpty();
  }

  @Test
  void whatFailedWasNotTurnedDown() {
    assertThat(answer(video(), Duration.ZERO, item("A2").picture("token").ref())).isEmpty();
  }
}
