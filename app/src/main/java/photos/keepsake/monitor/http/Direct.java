package photos.keepsake.monitor.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Sends all but some hosts through a proxy. */
final class Direct extends ProxySelector {
  private static final int HTTP_PORT = 80;

  private final Proxy proxy;
  private final List<String> direct;

  Direct(URI proxy, List<String> direct) {
    int port = proxy.getPort() < 0 ? HTTP_PORT : proxy.getPort();
    this.proxy =
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
    this.direct = direct.stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return isLoopback(host) || direct.stream().anyMatch(entry -> names(entry, host))
        ? List.of(Proxy.NO_PROXY)
        : List.of(proxy);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127(\\.\\d{1,3}){3}")
        || host.equals("[::1]");
  }

  private static boolean names(String entry, String host) {
    String domain = entry.startsWith(".") ? entry.substring(1) : entry;
    return entry.equals("*")
        || (!domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain)));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // Told by whoever sends.
  }
}
