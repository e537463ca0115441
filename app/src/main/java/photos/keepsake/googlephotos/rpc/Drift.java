package photos.keepsake.googlephotos.rpc;

import tools.jackson.databind.JsonNode;

/**
 * A shape that is not understood: the site is not as this program knows it. Holds types and lengths
 * and never a value, so it can be logged and sent with a report.
 *
 * @param where a call and positions in its answer, such as {@code lcxiM[0][17][2]}
 * @param expected in words
 * @param seen a drawing such as {@code [s44,[s53,i,i],i]}; at most about 400 characters
 */
public record Drift(String where, String expected, String seen) {

  static Drift at(String where, String expected, JsonNode seen) {
    return new Drift(Skeleton.cut(where), expected, Skeleton.of(seen));
  }

  /** For what is no JSON at all. */
  static Drift ofText(String where, String expected, String text) {
    return new Drift(Skeleton.cut(where), expected, "text of " + text.length() + " characters");
  }

  @Override
  public String toString() {
    return where + " should be " + expected + " and is " + seen;
  }
}
