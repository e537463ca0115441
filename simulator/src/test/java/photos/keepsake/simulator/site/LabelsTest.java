package photos.keepsake.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static Set<String> keys(String language) {
    return new TreeSet<>(Labels.of(language).all().propertyNames());
  }

  @Test
  void everyLanguageHasEveryWord() {
    for (String language : Labels.languages()) {
      assertThat(keys(language)).as(language).isEqualTo(keys("en"));
      assertThat(Labels.of(language).get("months", 11)).isNotEmpty();
      assertThat(Labels.of(language).get("days", 6)).isNotEmpty();
      assertThat(Labels.of(language).get("longDays", 6)).isNotEmpty();
    }
  }

  @Test
  void theWordsThatTheContractTellsAreTheContracts() {
    assertThat(words("en"))
        .containsExactly(
            "Filename:",
            "Date taken:",
            "Time taken:",
            "More options",
            "Download - Shift+D",
            "Download original",
            "Open info",
            "View previous photo",
            "Select all photos from");
    assertThat(words("nl"))
        .containsExactly(
            "Bestandsnaam:",
            "Fotodatum:",
            "Tijdsduur:",
            "Meer opties",
            "Downloaden - Shift+D",
            "Download original",
            "Info openen",
            "Vorige foto bekijken",
            "Alle foto's van");
    assertThat(words("es"))
        .containsExactly(
            "Nombre del archivo:",
            "Fecha de captura:",
            "Tiempo utilizado:",
            "Más opciones",
            "Descargar - Mayús+D",
            "Descargar original",
            "Abrir información",
            "Ver foto anterior",
            "Seleccionar todas las fotos desde");
  }

  @Test
  void theUnknownLanguageSharesNoWordOfTheContractWithEnglish() {
    List<String> unknown = words("xx");
    assertThat(unknown).doesNotContainAnyElementsOf(words("en"));
    assertThat(Labels.of("xx").get("kinds", "PHOTO")).isNotEqualTo("Photo");
  }

  @Test
  void anUnknownCodeIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Labels.of("tlh")).hasMessageContaining("es-419");
  }

  private static List<String> words(String language) {
    Labels labels = Labels.of(language);
    return List.of(
            "filename",
            "dateTaken",
            "timeTaken",
            "moreOptions",
            "downloadLabel",
            "downloadOriginal",
            "openInfo",
            "previous",
            "selectAll")
        .stream()
        .map(labels::get)
        .toList();
  }
}
