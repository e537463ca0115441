package photos.keepsake.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

class ScheduleTest {

  private static List<String> times(String expression, String zone, String after, int count) {
    Schedule schedule = Schedule.cron(expression, ZoneId.of(zone));
    List<String> times = new ArrayList<>();
    Instant time = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      time = schedule.next(time);
      times.add(time.toString());
    }
    return times;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Put forward: what is jumped over comes right after the jump.
        "30 2 * * * | Europe/Berlin | 2026-03-28T02:00:00Z | 2026-03-29T01:00:00Z | 2026-03-30T00:30:00Z",
        "30 2 * * * | America/New_York | 2026-03-07T08:00:00Z | 2026-03-08T07:00:00Z | 2026-03-09T06:30:00Z",
        "10 2 * * * | Australia/Lord_Howe | 2026-10-02T16:00:00Z | 2026-10-03T15:30:00Z | 2026-10-04T15:10:00Z",
        // Put back: at the first passing only.
        "30 2 * * * | Europe/Berlin | 2026-10-24T02:00:00Z | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z",
        "30 1 * * * | America/New_York | 2026-10-31T06:00:00Z | 2026-11-01T05:30:00Z | 2026-11-02T06:30:00Z",
        "45 1 * * * | Australia/Lord_Howe | 2026-04-04T01:00:00Z | 2026-04-04T14:45:00Z | 2026-04-05T15:15:00Z",
        // Not touched by it.
        "30 3 * * * | Europe/Berlin | 2026-03-28T03:00:00Z | 2026-03-29T01:30:00Z | 2026-03-30T01:30:00Z",
        "0 3 * * * | Europe/Berlin | 2026-03-28T03:00:00Z | 2026-03-29T01:00:00Z | 2026-03-30T01:00:00Z",
      })
  void aDailyTimeComesOnceOnTheDayOfAClockChange(
      String expression, String zone, String after, String first, String second) {
    assertThat(times(expression, zone, after, 2)).containsExactly(first, second);
  }

  @Test
  void aTimeThatPassedIsNotDueAgainInTheSecondPassing() {
    assertThat(times("30 2 * * *", "Europe/Berlin", "2026-10-25T00:30:00Z", 1))
        .containsExactly("2026-10-26T01:30:00Z");
    assertThat(times("30 2 * * *", "Europe/Berlin", "2026-10-25T01:10:00Z", 1))
        .containsExactly("2026-10-26T01:30:00Z");
    assertThat(times("0,30 1-3 * * *", "Europe/Berlin", "2026-10-25T00:30:00Z", 2))
        .containsExactly("2026-10-25T02:00:00Z", "2026-10-25T02:30:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28T20:00:00Z",
    "Europe/Berlin, 2026-10-24T20:00:00Z",
    "America/New_York, 2026-03-08T00:00:00Z",
    "America/New_York, 2026-11-01T00:00:00Z",
    "Asia/Kolkata, 2026-11-01T00:30:00Z",
  })
  void everyHourStaysAnHourApartThroughAClockChange(String zone, String begin) {
    Instant start = Instant.parse(begin);

    for (String expression : List.of("0 * * * *", "@hourly")) {
      Instant first = Schedule.cron(expression, ZoneId.of(zone)).next(start);
      List<String> times = times(expression, zone, begin, 24);
      for (int i = 0; i < times.size(); i++) {
        assertThat(times.get(i)).isEqualTo(first.plus(Duration.ofHours(i)).toString());
      }
    }
  }

  @Test
  void everyHourFollowsTheWallClockThatChangesByHalfAnHour() {
    assertThat(times("0 * * * *", "Australia/Lord_Howe", "2026-10-03T14:00:00Z", 3))
        .containsExactly("2026-10-03T14:30:00Z", "2026-10-03T15:30:00Z", "2026-10-03T16:00:00Z");
    assertThat(times("0 * * * *", "Australia/Lord_Howe", "2026-04-04T13:30:00Z", 3))
        .containsExactly("2026-04-04T14:00:00Z", "2026-04-04T15:30:00Z", "2026-04-04T16:30:00Z");
    assertThat(times("*/15 * * * *", "Australia/Lord_Howe", "2026-04-04T14:30:00Z", 4))
        .containsExactly(
            "2026-04-04T14:45:00Z",
            "2026-04-04T15:00:00Z",
            "2026-04-04T15:15:00Z",
            "2026-04-04T15:30:00Z");
  }

  @Test
  void aDayThatAZoneSkippedIsMadeUpForOnce() {
    assertThat(times("0 12 * * *", "Pacific/Apia", "2011-12-29T23:00:00Z", 2))
        .containsExactly("2011-12-30T10:00:00Z", "2011-12-30T22:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@daily | 2026-01-02T00:00:00Z",
        "@MIDNIGHT | 2026-01-02T00:00:00Z",
        "@weekly | 2026-01-04T00:00:00Z",
        "@monthly | 2026-02-01T00:00:00Z",
        "@yearly | 2027-01-01T00:00:00Z",
        "0 0 * * mon | 2026-01-05T00:00:00Z",
        "0 0 29 2 * | 2028-02-29T00:00:00Z",
        "0 0 13 * 5 | 2026-01-02T00:00:00Z",
        "0 0 1-31 * 5 | 2026-01-02T00:00:00Z",
        "0 0 * * 5-7 | 2026-01-02T00:00:00Z",
        "0 0 * * sun-tue/2 | 2026-01-04T00:00:00Z",
        "0 0 */10 feb * | 2026-02-01T00:00:00Z",
        "0 0-23/6 * * * | 2026-01-01T06:00:00Z",
      })
  void understandsWhatCronUnderstands(String expression, String next) {
    assertThat(times(expression, "UTC", "2026-01-01T00:00:00Z", 1)).containsExactly(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "@reboot",
        "@never",
        "60 0 * * *",
        "0 0 * *",
        "0 0 * * * *",
        "0 0 30 2 *",
        "0 0 31 2,4 *",
        "0 0 L * *",
        "0 0 ? * *",
        "5/10 * * * *",
        "0 3 */2 * fri",
        "0 3 1 * */2",
        "0 0 * * 5-1"
      })
  void refusesWhatNeverComesOrMeansNothing(String expression) {
    assertThatThrownBy(() -> Schedule.cron(expression, ZoneId.of("UTC")))
        .isInstanceOfSatisfying(
            RunFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(Reason.USAGE);
              assertThat(failure.why()).isNotBlank().doesNotContain("Exception");
            });
  }

  @Test
  void refusesIntervalsThatAreTooShortOrTooLong() {
    assertThatThrownBy(() -> Schedule.every(Duration.ofSeconds(59))).isInstanceOf(RunFailure.class);
    assertThatThrownBy(() -> Schedule.every(Duration.ofDays(367))).isInstanceOf(RunFailure.class);
  }
}
