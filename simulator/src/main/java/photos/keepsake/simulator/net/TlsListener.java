package photos.keepsake.simulator.net;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The HTTPS port: every host of the site, told apart by the Host header. */
public final class TlsListener implements AutoCloseable {
  private final SSLSocketFactory tls;
  private final Handler handler;
  private final Pauses pauses;
  private final long bytesPerSecond;
  private final Listener listener;

  /**
   * Listens on 127.0.0.1 at {@code port}, or at a free one when it is 0.
   *
   * @param bytesPerSecond so much each connection sends, 0 for as much as it can
   */
  public TlsListener(
      int port,
      CertificateAuthority authority,
      Handler handler,
      Pauses pauses,
      long bytesPerSecond) {
    this.tls = authority.serverContext().getSocketFactory();
    this.handler = handler;
    this.pauses = pauses;
    this.bytesPerSecond = bytesPerSecond;
    this.listener = Listener.start(port, "simulator-tls", this::serve);
  }

  /** The port in use. */
  public int port() {
    return listener.port();
  }

  /** Speaks TLS and HTTP on a connection that is already there; returns when it has ended. */
  void serve(Socket raw) throws IOException {
    SSLSocket secure = (SSLSocket) tls.createSocket(raw, "photos.google.com", raw.getPort(), true);
    secure.setUseClientMode(false);
    new HttpConnection(secure, raw, handler, pauses, bytesPerSecond).serve();
  }

  @Override
  public void close() {
    listener.close();
  }
}
