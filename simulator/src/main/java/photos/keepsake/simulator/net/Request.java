package photos.keepsake.simulator.net;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param method in capitals
 * @param host the Host header in lower case, without port
 * @param path still percent-encoded, begins with a slash, without query
 * @param query decoded parameters, the first of each name
 * @param headers names in lower case; a repeated header is joined with {@code ", "}
 * @param body as text; empty when there was none
 */
public record Request(
    String method,
    String host,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  /** A query parameter, or the empty string. */
  public String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  /** A header by its lower-case name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The cookie's value, when the request carries it. */
  public Optional<String> cookie(String name) {
    return Arrays.stream(headers.getOrDefault("cookie", "").split(";\\s*"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }

  /** Form fields of the body, decoded. */
  public Map<String, String> form() {
    return parameters(body);
  }

  /** The path and, when there is one, the query: as the client sent it. */
  public String target() {
    return query.isEmpty() ? path : path + "?" + encoded(query);
  }

  /** The absolute URL asked for. */
  public String url() {
    return "https://" + host + target();
  }

  static Map<String, String> parameters(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = equals < 0 ? pair : pair.substring(0, equals);
        found.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return found;
  }

  static String hostOnly(String hostHeader) {
    int colon = hostHeader.indexOf(':');
    String host = colon < 0 ? hostHeader : hostHeader.substring(0, colon);
    return host.toLowerCase(Locale.ROOT);
  }

  private static String encoded(Map<String, String> query) {
    StringBuilder text = new StringBuilder();
    query.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&")
                .append(Text.urlEncoded(name))
                .append('=')
                .append(Text.urlEncoded(value)));
    return text.toString();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a stray per cent sign: taken as it is, like most servers do
    }
  }
}
