package photos.keepsake.simulator.site;

import java.util.Locale;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.node.ObjectNode;

/** Items as the page's scripts want them. */
final class ItemJson {
  private static final int PICTURES = 64;

  private final SiteContext site;

  ItemJson(SiteContext site) {
    this.site = site;
  }

  /** For a tile of the grid. */
  ObjectNode tile(SimulatedItem item, String key) {
    ObjectNode json = Json.object();
    json.put("k", key);
    json.put("l", label(item));
    json.put("n", item.fileName());
    json.put("d", site.dates.heading(item.takenLocal().toLocalDate()));
    json.put("s", item.shape().name());
    json.put("t", thumbToken(item));
    json.put("kind", item.kind().name());
    json.put("w", item.width());
    json.put("h", item.height());
    json.put("unready", item.unready().name());
    json.put("edited", item.edited());
    json.put("motion", item.motionPhoto() || item.livePhoto());
    json.put("stack", site.library.stackOf(item).size());
    return json;
  }

  /** {@code Photo - Landscape - Feb 12, 2025, 6:34:39 PM}. */
  String label(SimulatedItem item) {
    String kind = site.labels.get("kinds", item.kind().name());
    String shape = site.labels.get("shapes", item.shape().name());
    return kind + " - " + shape + " - " + site.dates.onTile(item.takenLocal());
  }

  /** For the info panel. */
  ObjectNode info(SimulatedItem item) {
    ObjectNode json = Json.object();
    json.put("name", item.fileName());
    json.put("date", site.dates.panelDate(item.takenLocal()));
    json.put("time", site.dates.panelTime(item.takenLocal()));
    item.offset().ifPresent(offset -> json.put("zone", DateTexts.zone(offset)));
    json.put("dimensions", item.width() + " × " + item.height());
    json.put("pixels", megapixels(item));
    json.put("free", site.dice.roll(6, "free", item.key()) == 0);
    ObjectNode size = json.putObject("size");
    size.put("own", site.dice.roll(2, "size line", item.key()) == 0);
    size.put("text", sizeText(item.files().get(0).sizeBytes()));
    return json;
  }

  /** Items share the addresses of some pictures, so that a browser asks for each only once. */
  private String thumbToken(SimulatedItem item) {
    int picture = site.dice.roll(PICTURES, "picture", item.key());
    return "AP1Gcz" + site.dice.name(56, "thumb", Integer.toString(picture));
  }

  private static String megapixels(SimulatedItem item) {
    double pixels = (double) item.width() * item.height() / 1_000_000;
    return String.format(Locale.ROOT, "%.1fMP", pixels);
  }

  /** {@code 443.6 KB}: decimal point and thousands of 1024, as the panel writes it. */
  static String sizeText(long bytes) {
    double kilobytes = bytes / 1024.0;
    return kilobytes < 1000
        ? String.format(Locale.ROOT, "%.1f KB", kilobytes)
        : String.format(Locale.ROOT, "%.1f MB", kilobytes / 1024);
  }
}
