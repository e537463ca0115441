package photos.keepsake.simulator.site.rpc;

import photos.keepsake.simulator.cloud.Held;
import tools.jackson.databind.JsonNode;

/**
 * What one may do with an item, in the numbers of the site. Known are 20, not saved to the own
 * library, and 27, somebody else's or in an album; films lack 4, 17 and 18.
 */
final class Capabilities {
  private static final String ENDS = "[28,false,true],[29,false,true],[35,false,true]]";

  private Capabilities() {}

  static JsonNode inLibrary(Held held) {
    return isFilm(held)
        ? Wire.json("[[1],[2],[3],[8],[21],[14],[15],[19],[22]," + ENDS)
        : Wire.json("[[1],[2],[3],[4],[8],[21],[14],[15],[17],[18],[19],[22]," + ENDS);
  }

  static JsonNode inAlbum(Held held) {
    if (held.isOthers()) {
      String saved = held.saved() ? "" : "[20],";
      return Wire.json(
          "[[2],[31,false,true],[36,false,true],[8],[21]," + saved + "[19],[22],[27,false,true]]");
    }
    return isFilm(held)
        ? Wire.json("[[1],[2],[3],[8],[21],[14],[19],[22],[27,false,true]," + ENDS)
        : Wire.json("[[1],[2],[3],[4],[8],[21],[14],[17],[18],[19],[22],[27,false,true]," + ENDS);
  }

  static JsonNode ofPartner(Held held) {
    String saved = held.saved() ? "" : "[20],";
    return isFilm(held)
        ? Wire.json("[[1],[2],[3]," + saved + "[8],[21],[14],[19],[22]," + ENDS)
        : Wire.json("[[1],[2],[3]," + saved + "[4],[8],[21],[14],[17],[18],[19],[22]," + ENDS);
  }

  private static boolean isFilm(Held held) {
    return held.item().kind().isVideo();
  }
}
