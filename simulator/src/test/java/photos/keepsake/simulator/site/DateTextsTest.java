package photos.keepsake.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DateTextsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

  private static DateTexts in(String language) {
    return new DateTexts(Labels.of(language), CLOCK);
  }

  @Test
  void aTileHasSecondsAndYearAndANarrowSpaceBeforePm() {
    LocalDateTime taken = LocalDateTime.parse("2025-02-12T18:34:39");
    assertThat(in("en").onTile(taken)).isEqualTo("Feb 12, 2025, 6:34:39\u202fPM");
    assertThat(in("nl").onTile(taken)).isEqualTo("12 feb 2025, 18:34:39");
    assertThat(in("es").onTile(taken)).isEqualTo("12 feb 2025, 18:34:39");
    assertThat(in("xx").onTile(taken)).isEqualTo("2025 kel 12, 18:34:39");
  }

  @Test
  void noonAndMidnightAreTwelve() {
    assertThat(in("en").onTile(LocalDateTime.parse("2025-02-12T00:05:00")))
        .endsWith("12:05:00\u202fAM");
    assertThat(in("en").onTile(LocalDateTime.parse("2025-02-12T12:05:00")))
        .endsWith("12:05:00\u202fPM");
  }

  @Test
  void thePanelLeavesOutTheCurrentYear() {
    assertThat(in("en").panelDate(LocalDateTime.parse("2026-01-14T08:00:00"))).isEqualTo("Jan 14");
    assertThat(in("en").panelDate(LocalDateTime.parse("2024-08-26T08:00:00")))
        .isEqualTo("Aug 26, 2024");
  }

  @Test
  void thePanelSaysTodayAndYesterday() {
    assertThat(in("en").panelTime(LocalDateTime.parse("2026-03-10T13:02:59")))
        .isEqualTo("Today, 1:02\u202fPM");
    assertThat(in("nl").panelTime(LocalDateTime.parse("2026-03-09T13:02:59")))
        .isEqualTo("Gisteren 13:02");
    assertThat(in("en").panelTime(LocalDateTime.parse("2024-08-26T20:38:00")))
        .isEqualTo("Mon, 8:38\u202fPM");
  }

  @Test
  void aHeadingGetsLongerWithAge() {
    DateTexts en = in("en");
    assertThat(en.heading(LocalDate.parse("2026-03-10"))).isEqualTo("Today");
    assertThat(en.heading(LocalDate.parse("2026-03-09"))).isEqualTo("Yesterday");
    assertThat(en.heading(LocalDate.parse("2026-03-05"))).isEqualTo("Thursday");
    assertThat(en.heading(LocalDate.parse("2026-03-04"))).isEqualTo("Wed, Mar 4");
    assertThat(en.heading(LocalDate.parse("2026-03-03"))).isEqualTo("Tue, Mar 3");
    assertThat(en.heading(LocalDate.parse("2025-02-03"))).isEqualTo("Mon, Feb 3, 2025");
  }

  @Test
  void aZoneIsWrittenWithSignAndMinutes() {
    assertThat(DateTexts.zone(ZoneOffset.ofHours(3))).isEqualTo("GMT+03:00");
    assertThat(DateTexts.zone(ZoneOffset.ofHoursMinutes(-3, -30))).isEqualTo("GMT-03:30");
    assertThat(DateTexts.zone(ZoneOffset.UTC)).isEqualTo("GMT+00:00");
  }
}
