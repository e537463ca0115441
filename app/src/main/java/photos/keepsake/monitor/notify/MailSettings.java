package photos.keepsake.monitor.notify;

import java.util.List;
import java.util.Optional;

/**
 * How mail leaves.
 *
 * @param to one address or more
 * @param user empty for a server that asks nobody who they are
 */
public record MailSettings(
    List<String> to,
    String from,
    String host,
    int port,
    Security security,
    Optional<String> user,
    Optional<String> password) {

  /** Copies the addresses. */
  public MailSettings {
    to = List.copyOf(to);
  }

  /** Without addresses and password. */
  @Override
  public String toString() {
    return "MailSettings[" + host + ":" + port + " " + security + "]";
  }

  /** How the way to the server is protected. */
  public enum Security {
    /** Begins in the clear and must change to TLS before anything is said. */
    STARTTLS(587),
    /** TLS from the start. */
    TLS(465),
    /** In the clear; for a server on the same machine. */
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }

    /** The usual one. */
    public int port() {
      return port;
    }
  }
}
