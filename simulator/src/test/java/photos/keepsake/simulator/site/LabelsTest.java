package photos.keepsake.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LabelsTest {
  private static final Set<String> SETTINGS =
      Set.of("dateOrder", "clock", "dayTimeGap", "downloadKey");

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
            "Fecha de realización:",
            "Tiempo empleado:",
            "Más opciones",
            "Descargar - Mayús + D",
            "Descargar original",
            "Abrir información",
            "Ver la foto anterior",
            "Seleccionar todas las fotos desde");
    assertThat(words("es-419"))
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
  void theLabelOfADownloadIsItsTextAndItsKey() {
    for (String language : Labels.languages()) {
      Labels labels = Labels.of(language);
      assertThat(labels.get("downloadLabel"))
          .isEqualTo(labels.get("download") + " - " + labels.get("downloadKey"));
    }
  }

  @Test
  void theUnknownLanguageSharesNoWordWithAnyOther() {
    Set<String> known = new HashSet<>();
    Labels.languages().stream()
        .filter(language -> !language.equals("xx"))
        .forEach(language -> known.addAll(wordsIn(Labels.of(language).all())));
    assertThat(wordsIn(Labels.of("xx").all()))
        .hasSizeGreaterThan(60)
        .doesNotContainAnyElementsOf(known);
  }

  @Test
  void anUnknownCodeIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Labels.of("tlh")).hasMessageContaining("es-419");
  }

  /** Every word that a page shows: all texts but the settings and the name of a key. */
  private static Set<String> wordsIn(JsonNode labels) {
    Set<String> words = new HashSet<>();
    labels
        .properties()
        .forEach(
            entry -> {
              if (!SETTINGS.contains(entry.getKey())) {
                addWords(entry.getValue(), words);
              }
            });
    return words;
  }

  private static void addWords(JsonNode node, Set<String> words) {
    if (node.isString()) {
      words.add(node.asString());
    }
    node.values().forEach(child -> addWords(child, words));
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
