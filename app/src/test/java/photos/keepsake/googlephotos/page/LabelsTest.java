package photos.keepsake.googlephotos.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Download - Shift+D",
        "Downloaden - Shift+D",
        "Descargar - Mayús + D",
        "Descargar - Mayús+D",
        "Pobierz - Shift+D",
        "Vuobmat -\u00a0Shift+D"
      })
  void knowsTheDownloadEntryByItsKeyInEveryLanguage(String entry) {
    assertThat(Labels.isDownload(entry)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Download original",
        "Download video",
        "Download all 12 photos",
        "Move to trash - #",
        "Move to archive - Shift+A",
        "Shift+D",
        "D",
        ""
      })
  void takesNoOtherEntryForDownload(String entry) {
    assertThat(Labels.isDownload(entry)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Download original", "Descargar original", "Pobierz oryginał"})
  void knowsTheEntryForTheOriginal(String entry) {
    assertThat(Labels.isDownloadOriginal(entry)).isTrue();
  }

  @Test
  void knowsFilmsFromPictures() {
    assertThat(Labels.saysVideo("Video - Portrait - Feb 12, 2025")).isTrue();
    assertThat(Labels.saysVideo("Highlight video - Square - Feb 12, 2025")).isTrue();
    assertThat(Labels.saysPhoto("Video - Portrait - Feb 12, 2025")).isFalse();
    assertThat(Labels.saysPhoto("Photo - Portrait - Feb 12, 2025")).isTrue();
    assertThat(Labels.saysHighlightVideo("Highlight video - Square")).isTrue();
    assertThat(Labels.saysVideo("Govus - Ceakko")).isFalse();
  }

  @Test
  void hearsThatAVideoIsNotReadyWhereverItIsSaid() {
    assertThat(Labels.saysNotReady("IMG_1.MP4 Your\u00a0video will be ready soon")).isTrue();
    assertThat(Labels.saysNotReady("Video is still processing & can be downloaded later")).isTrue();
    assertThat(Labels.saysNotReady("Download started")).isFalse();
  }

  @Test
  void choosesNothingFromAMenuThatNamesAnEntryTwice() {
    Menu menu = new Menu(List.of("Download - Shift+D", "Download - Shift+D"));

    assertThat(menu.download()).isEmpty();
  }
}
