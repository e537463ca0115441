package photos.keepsake.googlephotos.page;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which the page names its buttons, in the languages for which others have noted them.
 *
 * <p>A label is looked up in all languages at once: no word of one language means something else in
 * another, and the page's own statement of its language is not needed. A language that is missing
 * here is no obstacle: items are then downloaded by keyboard.
 *
 * <p>Source: locale tables of gphotos-cdp forks, en, nl, es seen 2025-03 to 2025-09 on desktop web,
 * pl machine-made and unverified.
 */
final class Labels {
  private static final List<String> MORE_OPTIONS =
      List.of("More options", "Meer opties", "Más opciones", "Więcej opcji");
  private static final List<String> OPEN_INFO =
      List.of("Open info", "Info openen", "Abrir información", "Otwórz informacje");

  /** Noted in English only. */
  private static final List<String> CLOSE_INFO = List.of("Close info");

  private static final List<String> FILE_NAME =
      List.of("Filename:", "Bestandsnaam:", "Nombre del archivo:", "Nazwa pliku:");
  private static final List<String> DATE_TAKEN =
      List.of(
          "Date taken:",
          "Fotodatum:",
          "Fecha de realización:",
          "Fecha de captura:",
          "Data wykonania zdjęcia:");
  private static final List<String> TIME_TAKEN =
      List.of(
          "Time taken:",
          "Tijdsduur:",
          "Tiempo empleado:",
          "Tiempo utilizado:",
          "Godzina wykonania zdjęcia:");

  /** All that the page's scripts look for, by the names that they use. */
  static final Map<String, List<String>> FOR_PAGE =
      Map.of(
          "moreOptions", MORE_OPTIONS,
          "openInfo", OPEN_INFO,
          "closeInfo", CLOSE_INFO,
          "fileName", FILE_NAME,
          "dateTaken", DATE_TAKEN,
          "timeTaken", TIME_TAKEN);

  private static final Set<String> DOWNLOAD_ORIGINAL =
      Set.of("download original", "descargar original", "pobierz oryginał");

  /** The same in every language: the entry that names its own key. */
  private static final Pattern DOWNLOAD = Pattern.compile(".* [-–] \\S+ ?\\+ ?d");

  private static final List<String> VIDEO_NOT_READY =
      List.of(
          "your video will be ready soon",
          "video is still processing",
          "video still is processing");

  private static final List<String> VIDEO = List.of("video", "vídeo", "film", "wideo");

  private static final List<String> PHOTO =
      List.of("photo", "foto", "zdjęcie", "animation", "animatie", "animación");

  private static final String HIGHLIGHT_VIDEO = "highlight video";

  /** Languages have dashes of their own. */
  private static final Pattern LABEL_PARTS = Pattern.compile(" [-–—] ");

  private Labels() {}

  /** Whether the menu entry asks for the file as it was uploaded. Only edited items have it. */
  static boolean isDownloadOriginal(String entry) {
    return DOWNLOAD_ORIGINAL.contains(plain(entry));
  }

  /** Whether the menu entry does what Shift+D does. */
  static boolean isDownload(String entry) {
    return DOWNLOAD.matcher(plain(entry)).matches();
  }

  /** Whether the text tells that a video cannot be downloaded yet. */
  static boolean saysNotReady(String text) {
    String plain = plain(text);
    return VIDEO_NOT_READY.stream().anyMatch(plain::contains);
  }

  /**
   * Whether the words by which a page in this language refuses a video are known; they were noted
   * in English only.
   *
   * @param language the page's own statement, such as {@code en-GB}
   */
  static boolean knowsRefusals(String language) {
    return Locale.forLanguageTag(language).getLanguage().equals("en");
  }

  /** Whether a tile's label begins with a word for a moving picture with sound. */
  static boolean saysVideo(String tileLabel) {
    String kind = kindOf(tileLabel);
    return kind.equals(HIGHLIGHT_VIDEO) || VIDEO.contains(kind);
  }

  /** Whether a tile's label begins with a word for a picture. */
  static boolean saysPhoto(String tileLabel) {
    return PHOTO.contains(kindOf(tileLabel));
  }

  /** Whether the tile is one of the films that the site made itself and never hands out. */
  static boolean saysHighlightVideo(String tileLabel) {
    return kindOf(tileLabel).equals(HIGHLIGHT_VIDEO);
  }

  /** The words with which a tile's label begins, where they say nothing that is known. */
  static Optional<String> unknownWords(String tileLabel) {
    boolean known = saysPhoto(tileLabel) || saysVideo(tileLabel);
    boolean hasParts = LABEL_PARTS.matcher(plain(tileLabel)).find();
    return known || !hasParts ? Optional.empty() : Optional.of(kindOf(tileLabel));
  }

  private static String kindOf(String tileLabel) {
    return LABEL_PARTS.split(plain(tileLabel), 2)[0];
  }

  /** Lower case, composed, every kind of white space a single blank. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\s\\p{Z}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
