package photos.keepsake.simulator.net;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Escapes text for the places it is written to. */
public final class Text {
  private Text() {}

  /** For a query value or a path segment; blanks become {@code %20}. */
  public static String urlEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For HTML text and for attributes in double quotes. */
  public static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
