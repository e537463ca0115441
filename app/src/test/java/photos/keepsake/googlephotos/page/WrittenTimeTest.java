package photos.keepsake.googlephotos.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.TakenTime;
import photos.keepsake.library.TakenTime.Precision;

class WrittenTimeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final WrittenTime writing = new WrittenTime("en");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Photo - Landscape - Feb 12, 2025, 6:34:39\u202fPM | 2025-02-12T18:34:39",
        "Video - Portrait - Sept 3, 2019, 12:00:01 AM | 2019-09-03T00:00:01",
        "Highlight video - Square - Dec 31, 2020, 12:59:59 PM | 2020-12-31T12:59:59",
        "Foto - Liggend - 12 mrt 2025 18:34:39 | 2025-03-12T18:34:39",
        "Foto - Horizontal - 1 ene 2024, 6:05:09 p. m. | 2024-01-01T18:05:09",
        "Foto - Vertical - 29 feb 2024, 23:59:59 | 2024-02-29T23:59:59",
      })
  void readsTheLabelsOfTiles(String label, LocalDateTime expected) {
    assertThat(writing.inLabel(label))
        .contains(new TakenTime(expected, Optional.empty(), Precision.SECOND));
  }

  @Test
  void readsMonthsInTheLanguageOfThePage() {
    WrittenTime finnish = new WrittenTime("fi-FI");

    assertThat(finnish.inLabel("Kuva - Vaaka - 12. helmikuuta 2025 klo 18.34.39"))
        .map(TakenTime::local)
        .contains(LocalDateTime.of(2025, 2, 12, 18, 34, 39));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Photo",
        "Photo - Landscape - 2/12/2025, 6:34:39 PM",
        "Photo - Landscape - Feb 30, 2025, 6:34:39 PM",
        "Photo - Landscape - Feb 12, 2025, 25:34:39",
        "Photo - Landscape - Feb 12, 2025, 13:34:39 PM",
        "Photo - Landscape - Feb 12, 2025",
        "Photo - Landscape - Feb Mar 12, 2025, 6:34:39 PM",
        "Photo - Landscape - Feb 12, 2025, 2024, 6:34:39 PM",
      })
  void takesNothingForADateThatIsNone(String label) {
    assertThat(writing.inLabel(label)).isEmpty();
  }

  @Test
  void joinsDateTimeAndZoneOfThePanel() {
    assertThat(writing.inPanel("Aug 26, 2024", "Mon, 8:38\u202fPM", "GMT+03:00", TODAY))
        .contains(
            new TakenTime(
                LocalDateTime.of(2024, 8, 26, 20, 38),
                Optional.of(ZoneOffset.ofHours(3)),
                Precision.MINUTE));
  }

  @ParameterizedTest
  @CsvSource({"Jan 14,2026-01-14", "Nov 23,2026-11-23", "Nov 24,2025-11-24", "Dec 31,2025-12-31"})
  void addsTheYearThatThePanelLeavesOut(String written, LocalDate expected) {
    assertThat(writing.inPanel(written, "Today, 1:02 PM", "", TODAY))
        .map(taken -> taken.local().toLocalDate())
        .contains(expected);
  }

  @Test
  void leavesTheDayThatOnlyLeapYearsHaveAlone() {
    assertThat(writing.inPanel("Feb 29", "Mon, 8:38 PM", "", TODAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GMT,Z",
    "GMT+03:00,+03:00",
    "GMT-5,-05:00",
    "GMT-03:30,-03:30",
    "GMT−8,-08:00",
    "gmt+0545,+05:45"
  })
  void readsZones(String written, String expected) {
    assertThat(WrittenTime.offset(written)).contains(ZoneOffset.of(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "UTC+1", "GMT+99", "GMT+", "GMT+3 or so"})
  void takesNothingForAZoneThatIsNone(String written) {
    assertThat(WrittenTime.offset(written)).isEmpty();
  }
}
