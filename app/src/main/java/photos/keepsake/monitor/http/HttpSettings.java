package photos.keepsake.monitor.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How requests leave this machine.
 *
 * @param proxy an HTTP proxy; never used for loopback addresses
 * @param direct hosts that are asked without the proxy, as in {@code NO_PROXY}: a host, a domain
 *     with or without a leading dot, or {@code *}
 * @param extraCa a PEM file whose certificates are trusted besides the usual ones
 * @param userAgent as the server stores it
 * @param headers sent with each request, for proxies and servers that want them
 */
public record HttpSettings(
    Optional<URI> proxy,
    List<String> direct,
    Optional<Path> extraCa,
    String userAgent,
    Map<String, String> headers) {

  /** Copies the collections. */
  public HttpSettings {
    direct = List.copyOf(direct);
    headers = Map.copyOf(headers);
  }

  /** Straight to the server. */
  public static HttpSettings direct(String userAgent) {
    return new HttpSettings(Optional.empty(), List.of(), Optional.empty(), userAgent, Map.of());
  }
}
