package photos.keepsake.simulator.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import photos.keepsake.simulator.truth.DownloadVersion;

/** The signed URLs that were given out, by their token. */
final class Grants {
  /** Older ones are forgotten; a client uses its URL within seconds. */
  private static final int KEPT = 20_000;

  private static final int TOKEN_LENGTH = 80;

  private final Dice dice;
  private final Map<String, Grant> byToken = new LinkedHashMap<>();
  private long given;

  Grants(Dice dice) {
    this.dice = dice;
  }

  /** What a URL leads to. */
  record Grant(String libraryKey, DownloadVersion version) {}

  /** A new token. */
  synchronized String give(Grant grant) {
    String token = "AD_cMM" + dice.name(TOKEN_LENGTH, "grant", Long.toString(given++));
    byToken.put(token, grant);
    if (byToken.size() > KEPT) {
      byToken.remove(byToken.keySet().iterator().next());
    }
    return token;
  }

  /** What was granted under a token. */
  synchronized Optional<Grant> of(String token) {
    return Optional.ofNullable(byToken.get(token));
  }
}
