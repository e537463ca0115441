package photos.keepsake.simulator.site;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The words of one account language, as in section 8 of the page contract; what that section does
 * not tell is invented. Language {@code xx} is a language that no table knows.
 */
final class Labels {
  private final JsonNode words;

  private Labels(JsonNode words) {
    this.words = words;
  }

  /** The languages that there are. */
  static List<String> languages() {
    return Stream.of("en", "en-GB", "nl", "es", "es-419", "xx").toList();
  }

  /**
   * The labels of a language.
   *
   * @throws IllegalArgumentException for a language that is none of {@link #languages()}
   */
  static Labels of(String language) {
    if (!languages().contains(language)) {
      throw new IllegalArgumentException("no language " + language + "; there are " + languages());
    }
    return new Labels(Json.parse(Resources.text("labels-" + language + ".json")));
  }

  /** One word or sentence. */
  String get(String key) {
    return words.get(key).asString();
  }

  /** One word of a list or map of words. */
  String get(String group, String key) {
    return words.get(group).get(key).asString();
  }

  /** One word of a list of words. */
  String get(String group, int index) {
    return words.get(group).get(index).asString();
  }

  /** All words, for the page. */
  JsonNode all() {
    return words;
  }
}
