package photos.keepsake.googlephotos.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photos.keepsake.library.TakenTime;
import photos.keepsake.library.TakenTime.Precision;

class InfoPanelTest {

  @ParameterizedTest
  @CsvSource({
    "443.6 KB,443600",
    "443.6 KB,454246",
    "Backed up (443.6 KB),443600",
    "1.2 MB,1250000",
    "'1,2 MB',1250000",
    "3 GB,3221225472",
    "812 B,812",
    "'1,234.5 MB',1234500000"
  })
  void agreesWithAFileOfTheStatedSize(String stated, long bytes) {
    assertThat(panel(stated).agreesWith(bytes)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"443.6 KB,200000", "3 MB,1500000", "3 GB,1500000000"})
  void doubtsAFileThatWasCut(String stated, long bytes) {
    assertThat(panel(stated).agreesWith(bytes)).isFalse();
  }

  @Test
  void doubtsNothingWhereThePanelIsSilent() {
    assertThat(panel("").agreesWith(1)).isTrue();
    assertThat(panel("This item doesn't take up space").agreesWith(1)).isTrue();
  }

  @Test
  void addsItsZoneToTheSecondsOfTheListing() {
    LocalDateTime local = LocalDateTime.of(2024, 8, 26, 20, 38, 17);
    InfoPanel panel = new InfoPanel("a.jpg", "Aug 26, 2024", "Mon, 8:38 PM", "GMT+3", "");

    assertThat(
            panel.takenTime(
                Optional.of(new TakenTime(local, Optional.empty(), Precision.SECOND)),
                new WrittenTime("en"),
                LocalDate.of(2026, 11, 22)))
        .contains(new TakenTime(local, Optional.of(ZoneOffset.ofHours(3)), Precision.SECOND));
  }

  private static InfoPanel panel(String size) {
    return new InfoPanel("", "", "", "", size);
  }
}
