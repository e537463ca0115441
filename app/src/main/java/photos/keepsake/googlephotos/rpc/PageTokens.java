package photos.keepsake.googlephotos.rpc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the page's {@code window.WIZ_global_data} gives a caller (keys as seen 2026-05; the token is
 * missing for signed-out visitors and late for signed-in ones).
 *
 * @param at the token that every call carries; {@code SNlM0e}
 * @param sid {@code FdrFJe}, a signed number as text; may be empty
 * @param build {@code cfb2h}, the label of the app's build; may be empty
 * @param rpcPath {@code eptZe}, such as {@code /u/1/_/PhotosUi/}; begins and ends with a slash
 * @param email whose session it is; {@code oPEP7c}
 * @param gaiaId the account's number; {@code S06Grb}
 */
public record PageTokens(
    Secret at,
    String sid,
    String build,
    String rpcPath,
    Optional<String> email,
    Optional<String> gaiaId) {

  /** One slash between the parts: a second one would make it another host's address. */
  private static final Pattern PATH = Pattern.compile("((?:/u/\\d{1,3})?)(?:/[A-Za-z0-9_-]+)+/");

  /** Refuses a path that could lead to another place than the site's own. */
  public PageTokens {
    if (!PATH.matcher(rpcPath).matches()) {
      throw new IllegalArgumentException("not a path for calls");
    }
  }

  /**
   * Reads them out of the page's object.
   *
   * @return empty while the token is not there, or where there is no usable path
   */
  static Optional<PageTokens> of(JsonNode wiz) {
    String at = text(wiz, "SNlM0e");
    String path = path(wiz);
    if (at.isEmpty() || !PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new PageTokens(
            new Secret(at),
            text(wiz, "FdrFJe"),
            text(wiz, "cfb2h"),
            path,
            Optional.of(text(wiz, "oPEP7c")).filter(email -> !email.isEmpty()),
            Optional.of(text(wiz, "S06Grb")).filter(id -> !id.isEmpty())));
  }

  private static String path(JsonNode wiz) {
    String path = text(wiz, "eptZe");
    return path.isEmpty() ? text(wiz, "Im6cmf") + "/" : path;
  }

  private static String text(JsonNode wiz, String key) {
    JsonNode value = wiz.path(key);
    return value.isString() ? value.stringValue() : "";
  }

  /** The part of the path that tells the account, such as {@code /u/1}; empty for the default. */
  String account() {
    Matcher matcher = PATH.matcher(rpcPath);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** Whether both speak for the same person, as far as both say. */
  public boolean isSamePerson(PageTokens other) {
    return agree(gaiaId, other.gaiaId) && agree(email, other.email);
  }

  private static boolean agree(Optional<String> one, Optional<String> other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  @Override
  public String toString() {
    return "PageTokens[build=" + build + "]";
  }
}
