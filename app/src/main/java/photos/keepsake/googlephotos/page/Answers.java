package photos.keepsake.googlephotos.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the page said instead of beginning a download.
 *
 * @param video whether it plays the item as a film
 * @param texts everything written into the page since it was asked
 * @param notices what it put before the person: dialogs, alerts, passing messages
 */
record Answers(boolean video, List<String> texts, List<String> notices) {
  static final Answers NONE = new Answers(false, List.of(), List.of());

  static Answers of(JsonNode answers) {
    return new Answers(
        answers.path("video").asBoolean(false),
        strings(answers.path("texts")),
        strings(answers.path("notices")));
  }

  /** Whether it said, in words that are known, that a video is not ready. */
  boolean saysNotReady() {
    return Stream.concat(texts.stream(), notices.stream()).anyMatch(Labels::saysNotReady);
  }

  /** A message in words that are not known. */
  Optional<String> notice() {
    return notices.stream().filter(text -> !text.isBlank()).findFirst();
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(text -> strings.add(text.asString("")));
    return strings;
  }
}
