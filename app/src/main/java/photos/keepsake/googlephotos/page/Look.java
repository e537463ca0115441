package photos.keepsake.googlephotos.page;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How an item stands in its viewer.
 *
 * @param shown whether there is a viewer of this item at all
 * @param menu the entries of its menu, which is open now; empty when it was not found
 * @param language the page's own statement, such as {@code en-GB}; may be empty
 * @param video whether the page plays it as a film
 * @param text what is written around it
 */
record Look(boolean shown, Menu menu, String language, boolean video, String text) {
  /** Before anything was seen. */
  static final Look NONE = new Look(false, new Menu(List.of()), "", false, "");

  static Look of(JsonNode look) {
    return new Look(
        look.path("shown").asBoolean(false),
        menu(look.path("menu")),
        look.path("language").asString(""),
        look.path("video").asBoolean(false),
        look.path("text").asString(""));
  }

  static Menu menu(JsonNode entries) {
    List<String> labels = new ArrayList<>();
    entries.forEach(entry -> labels.add(entry.asString("")));
    return new Menu(labels);
  }
}
