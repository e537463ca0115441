package photos.keepsake.monitor.ping;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/** The check that is pinged. Its address is a secret: whoever knows it can say that all is well. */
public final class PingTarget {
  /** The hosted server. A server of one's own has {@code /ping} behind its address by default. */
  public static final String HOSTED = "https://hc-ping.com";

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Pattern SLUG = Pattern.compile("[a-z0-9_-]+");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

  private final String address;
  private final Optional<String> query;

  private PingTarget(String address, Optional<String> query) {
    this.address = address;
    this.query = query;
  }

  /** Whether a text is a check's id as servers take it: with hyphens. */
  public static boolean isId(String text) {
    return UUID_TEXT.matcher(text).matches();
  }

  /**
   * A check by its whole address.
   *
   * @throws RunFailure with USAGE for what is no address
   */
  public static PingTarget url(String url) {
    URI parsed = parse(url);
    String query = parsed.getRawQuery();
    int end = query == null ? url.length() : url.indexOf('?');
    String address = url.substring(0, end).replaceFirst("#.*", "").replaceFirst("/+$", "");
    return new PingTarget(address, Optional.ofNullable(query));
  }

  /**
   * A check by its id.
   *
   * @throws RunFailure with USAGE
   */
  public static PingTarget id(String base, String id) {
    if (!isId(id)) {
      throw unusable(
          "the check's id cannot be used",
          "it is no UUID with hyphens, so the server would not know it",
          "copy the ping address of the check from your Healthchecks server");
    }
    return new PingTarget(base(base) + "/" + id, Optional.empty());
  }

  /**
   * A check by its name in a project.
   *
   * @param create whether the server makes it when it is not there
   * @throws RunFailure with USAGE
   */
  public static PingTarget slug(String base, String key, String slug, boolean create) {
    if (!KEY.matcher(key).matches()) {
      throw unusable(
          "the ping key cannot be used",
          "it has characters that no ping key has",
          "copy it from the project's settings on your Healthchecks server");
    }
    if (!SLUG.matcher(slug).matches()) {
      throw unusable(
          "the slug \"" + slug + "\" cannot be used",
          "a slug has small letters, digits, hyphens and underscores only",
          "copy it from the check on your Healthchecks server");
    }
    Optional<String> query = create ? Optional.of("create=1") : Optional.empty();
    return new PingTarget(base(base) + "/" + key + "/" + slug, query);
  }

  private static String base(String base) {
    parse(base);
    return base.replaceFirst("/+$", "");
  }

  private static URI parse(String url) {
    try {
      URI parsed = new URI(url);
      String scheme = String.valueOf(parsed.getScheme());
      if (parsed.getHost() != null && scheme.matches("(?i)https?")) {
        return parsed;
      }
    } catch (URISyntaxException e) {
      // Told below, without the address.
    }
    throw unusable(
        "the ping address cannot be understood",
        "it needs http or https, a host and a path",
        "give one such as https://hc-ping.com/ and the check's id");
  }

  private static RunFailure unusable(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }

  /** Where a signal of a run goes. */
  URI uri(Signal signal, RunId run) {
    String more = query.filter(text -> !text.isEmpty()).map(text -> text + "&").orElse("");
    return URI.create(address + signal.path() + "?" + more + "rid=" + run);
  }

  /** Says no more than that there is one. */
  @Override
  public String toString() {
    return "a check";
  }
}
