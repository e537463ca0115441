package photos.keepsake.monitor.checks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Where a server's management API is.
 *
 * @param base without a final slash
 */
public record ApiAddress(String base) {

  /**
   * Understands a site's address, with or without what follows in the API.
   *
   * @throws RunFailure with USAGE
   */
  public static ApiAddress parse(String given) {
    String site = given.strip().replaceFirst("/+$", "");
    site = site.replaceFirst("/api(/v\\d+(/checks)?)?$", "").replaceFirst("/+$", "");
    try {
      URI url = new URI(site);
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      boolean isWeb = scheme.equals("https") || scheme.equals("http");
      boolean isBare = url.getRawQuery() == null && url.getRawFragment() == null;
      if (isWeb && isBare && url.getHost() != null && url.getRawUserInfo() == null) {
        return new ApiAddress(site + "/api/v3");
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new RunFailure(
        Reason.USAGE,
        "cannot use the server's address",
        "it must begin with https:// or http:// and name a server",
        "give --api-url the address of the site, such as https://healthchecks.io");
  }

  URI at(String path) {
    return URI.create(base + "/" + path);
  }
}
