package photos.keepsake.simulator.net;

import java.util.List;
import java.util.Locale;

/** The host names that the simulator answers for, as a proxy target and in its certificate. */
public final class ServedHosts {
  private static final List<String> DOMAINS =
      List.of("google.com", "googleusercontent.com", "gstatic.com", "youtube.com");

  /** Wildcards cover one label only, so deeper hosts are named. */
  static final List<String> CERTIFICATE_NAMES =
      List.of(
          "google.com",
          "*.google.com",
          "*.photos.google.com",
          "usercontent.google.com",
          "*.usercontent.google.com",
          "*.fife.usercontent.google.com",
          "photos.fife.usercontent.google.com",
          "googleusercontent.com",
          "*.googleusercontent.com",
          "gstatic.com",
          "*.gstatic.com",
          "youtube.com",
          "*.youtube.com",
          "localhost");

  private ServedHosts() {}

  /** Whether {@code host} (no port) is one that the simulator stands in for. */
  public static boolean serves(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return DOMAINS.stream().anyMatch(d -> lower.equals(d) || lower.endsWith("." + d));
  }
}
