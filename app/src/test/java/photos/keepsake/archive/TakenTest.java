package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photos.keepsake.library.TakenTime;
import photos.keepsake.library.TakenTime.Precision;

class TakenTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  @ParameterizedTest
  @CsvSource({
    "2024-05-01T20:38, '', MINUTE, 2024-05-01T20:38:15, +03:00, 2024-05-01T20:38:15, +03:00",
    "2024-05-01T20:38, +02:00, MINUTE, 2024-05-01T20:38:15, +03:00, 2024-05-01T20:38:15, +02:00",
    "2024-05-01T20:38, '', MINUTE, 2024-05-01T20:38:15, '', 2024-05-01T20:38:15, ''",
    "2024-05-01T20:38, '', MINUTE, 2024-05-01T21:38:15, +03:00, 2024-05-01T20:38, ''",
    "2024-05-01T20:38:07, '', SECOND, 2024-05-01T20:38:15, +03:00, 2024-05-01T20:38:07, +03:00",
    "2024-05-01T00:00, '', DAY, 2024-05-01T20:38:15, +03:00, 2024-05-01T20:38:15, +03:00",
    "2024-05-01T00:00, '', DAY, 2024-05-02T20:38:15, +03:00, 2024-05-01T00:00, ''"
  })
  void theFileFillsInWhatTheSiteDoesNotSayIfBothMeanTheSameMinute(
      LocalDateTime site,
      String siteOffset,
      Precision precision,
      LocalDateTime file,
      String fileOffset,
      LocalDateTime expected,
      String expectedOffset) {
    Optional<TakenTime> taken =
        Taken.of(
            Optional.of(new TakenTime(site, offset(siteOffset), precision)),
            Optional.of(new TimeOfFile(file, offset(fileOffset), true)),
            ZONE);
    assertThat(taken.orElseThrow().local()).isEqualTo(expected);
    assertThat(taken.orElseThrow().offset()).isEqualTo(offset(expectedOffset));
  }

  @Test
  void aVideoThatKnowsTheMomentOnlyGivesTheSecondsAtTheSitesPlace() {
    TakenTime taken =
        Taken.of(
                Optional.of(
                    new TakenTime(
                        LocalDateTime.parse("2024-05-01T20:38"),
                        offset("+03:00"),
                        Precision.MINUTE)),
                Optional.of(TimeOfFile.moment(Instant.parse("2024-05-01T17:38:15Z"))),
                ZONE)
            .orElseThrow();
    assertThat(taken.local()).isEqualTo(LocalDateTime.parse("2024-05-01T20:38:15"));
    assertThat(taken.offset()).isEqualTo(offset("+03:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-01T20:38, MINUTE, 2024-05-01T17:38:15Z, 2024-05-01T20:38:15, +03:00",
    "2024-05-01T20:38:15, SECOND, 2024-05-01T15:08:15Z, 2024-05-01T20:38:15, +05:30",
    "2024-05-01T00:10, MINUTE, 2024-05-01T09:10:59Z, 2024-05-01T00:10:59, -09:00",
    "2024-10-27T02:30, MINUTE, 2024-10-27T00:30:20Z, 2024-10-27T02:30:20, +02:00",
    "2024-10-27T02:30, MINUTE, 2024-10-27T01:30:20Z, 2024-10-27T02:30:20, +01:00",
    "2024-05-01T20:38, MINUTE, 2024-05-01T17:30:00Z, 2024-05-01T20:38, ''",
    "2024-05-01T20:38, MINUTE, 2024-05-01T05:38:00Z, 2024-05-01T20:38, ''",
    "2024-05-01T00:00, DAY, 2024-05-01T17:38:15Z, 2024-05-01T19:38:15, ''"
  })
  void theZoneOfAVideoIsTheGapBetweenItsMomentAndTheSitesWallClock(
      LocalDateTime site,
      Precision precision,
      Instant moment,
      LocalDateTime expected,
      String expectedOffset) {
    TakenTime taken =
        Taken.of(
                Optional.of(new TakenTime(site, Optional.empty(), precision)),
                Optional.of(TimeOfFile.moment(moment)),
                ZONE)
            .orElseThrow();
    assertThat(taken.local()).isEqualTo(expected);
    assertThat(taken.offset()).isEqualTo(offset(expectedOffset));
  }

  @Test
  void aVideoThatKnowsTheMomentOnlyIsShownOnThePersonsOwnClock() {
    TakenTime taken =
        Taken.of(
                Optional.empty(),
                Optional.of(TimeOfFile.moment(Instant.parse("2024-05-31T22:30:00Z"))),
                ZONE)
            .orElseThrow();
    assertThat(taken.local()).isEqualTo(LocalDateTime.parse("2024-06-01T00:30"));
    assertThat(taken.at(ZONE)).isEqualTo(Instant.parse("2024-05-31T22:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-01T20:38, +03:00, MINUTE, 2024-05-01T20:38:59, '', SECOND, 2024-05-01T20:38:59, +03:00",
    "2024-05-01T00:00, '', DAY, 2024-05-01T20:38:59, '', SECOND, 2024-05-01T20:38:59, ''",
    "2024-05-01T20:38:07, '', SECOND, 2024-05-01T00:00, +03:00, DAY, 2024-05-01T20:38:07, +03:00",
    "2024-05-01T20:38, +03:00, MINUTE, 2024-05-01T19:38:59, '', SECOND, 2024-05-01T20:38, +03:00"
  })
  void thePageAndTheListingOfTheSiteFillEachOtherIn(
      LocalDateTime page,
      String pageOffset,
      Precision pagePrecision,
      LocalDateTime listing,
      String listingOffset,
      Precision listingPrecision,
      LocalDateTime expected,
      String expectedOffset) {
    TakenTime taken =
        Taken.bySite(
                Optional.of(new TakenTime(page, offset(pageOffset), pagePrecision)),
                Optional.of(new TakenTime(listing, offset(listingOffset), listingPrecision)))
            .orElseThrow();
    assertThat(taken.local()).isEqualTo(expected);
    assertThat(taken.offset()).isEqualTo(offset(expectedOffset));
  }

  @Test
  void whatNobodyKnowsStaysUnknown() {
    assertThat(Taken.of(Optional.empty(), Optional.empty(), ZONE)).isEmpty();
  }

  private static Optional<ZoneOffset> offset(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(ZoneOffset.of(text));
  }
}
