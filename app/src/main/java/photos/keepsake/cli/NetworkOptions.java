package photos.keepsake.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.monitor.Excerpt;
import photos.keepsake.monitor.http.HttpSender;
import photos.keepsake.monitor.http.HttpSettings;
import picocli.CommandLine.Option;

/** How requests leave this machine, Chrome's and our own alike. */
final class NetworkOptions {
  /** Servers keep no more. */
  private static final int AGENT_CHARACTERS_MAX = 200;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description =
          "Send all traffic through this proxy, such as http://127.0.0.1:3128; pings heed NO_PROXY"
              + " too.")
  private @Nullable String proxy;

  @Option(
      names = "--extra-ca",
      paramLabel = "FILE",
      description = "Trust this certificate (PEM) too; for networks that inspect TLS.")
  private @Nullable Path extraCa;

  /**
   * The proxy.
   *
   * @throws RunFailure with USAGE for what is no address
   */
  Optional<URI> proxy() {
    if (proxy == null) {
      return Optional.empty();
    }
    try {
      URI url = new URI(proxy);
      if (url.getScheme() != null && url.getHost() != null) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // Told below, like an address without a host.
    }
    throw new RunFailure(
        Reason.USAGE,
        "the proxy's address cannot be understood",
        "it needs a scheme and a host",
        "give --proxy an address such as http://127.0.0.1:3128");
  }

  /**
   * The certificates that are trusted besides the usual ones.
   *
   * @throws RunFailure with USAGE when there are none in the file
   */
  Optional<Path> extraCa() {
    return Optional.ofNullable(extraCa).map(CertificateFile::require);
  }

  /**
   * Sends our own requests.
   *
   * @param userAgent what cannot stand in a header is replaced, and what servers cut is cut
   */
  HttpSender sender(Folders folders, String userAgent, Map<String, String> headers) {
    Optional<URI> http = proxy();
    http.ifPresent(NetworkOptions::requireHttp);
    String plain = userAgent.replaceAll("[^\\x20-\\x7e]", "?").strip();
    String agent = plain.isEmpty() ? "keepsake/" + Version.number() : plain;
    return new HttpSender(
        new HttpSettings(
            http, direct(folders), extraCa(), Excerpt.of(agent, AGENT_CHARACTERS_MAX), headers));
  }

  /** Chrome knows other kinds of proxy too; Java's client does not. */
  private static void requireHttp(URI proxy) {
    if (!"http".equalsIgnoreCase(proxy.getScheme()) || proxy.getUserInfo() != null) {
      throw new RunFailure(
          Reason.USAGE,
          "pings and notifications cannot go through this proxy",
          "they know proxies of the kind http://HOST:PORT only, without user and password",
          "give such a one with --proxy, or do without pings and notifications");
    }
  }

  private static List<String> direct(Folders folders) {
    String hosts = folders.variable("NO_PROXY").or(() -> folders.variable("no_proxy")).orElse("");
    return Arrays.stream(hosts.split(",")).map(String::strip).filter(h -> !h.isEmpty()).toList();
  }
}
