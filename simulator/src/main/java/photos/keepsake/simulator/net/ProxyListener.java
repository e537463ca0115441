package photos.keepsake.simulator.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An HTTP proxy that knows one way only: CONNECT to a served host leads to the TLS port, without a
 * second socket in between. Any other host is refused with 403, so that nothing leaves the machine.
 */
public final class ProxyListener implements AutoCloseable {
  private static final int MAX_HEAD_BYTES = 16 * 1024;

  private final TlsListener site;
  private final Listener listener;

  /** Listens on 127.0.0.1 at {@code port}, or at a free one when it is 0. */
  public ProxyListener(int port, TlsListener site) {
    this.site = site;
    this.listener = Listener.start(port, "simulator-proxy", this::serve);
  }

  /** The port in use. */
  public int port() {
    return listener.port();
  }

  private void serve(Socket socket) throws IOException {
    String[] request = readHead(socket.getInputStream()).split(" ", 3);
    boolean connect = request[0].equals("CONNECT") && request.length == 3;
    if (connect && leadsToSite(request[1])) {
      answer(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
      site.serve(socket);
    } else if (!connect && request.length == 3 && isSitesPlainUrl(request[1])) {
      String target = "https" + request[1].substring("http".length());
      answer(socket, "HTTP/1.1 301 -\r\nLocation: " + target + END_OF_LAST_ANSWER);
    } else {
      answer(socket, "HTTP/1.1 403 Refused by the simulator" + END_OF_LAST_ANSWER);
    }
  }

  private static final String END_OF_LAST_ANSWER =
      "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private static boolean leadsToSite(String authority) {
    return authority.endsWith(":443") && ServedHosts.serves(Request.hostOnly(authority));
  }

  private static boolean isSitesPlainUrl(String url) {
    if (!url.toLowerCase(Locale.ROOT).startsWith("http://")) {
      return false;
    }
    String rest = url.substring("http://".length());
    int slash = rest.indexOf('/');
    return ServedHosts.serves(Request.hostOnly(slash < 0 ? rest : rest.substring(0, slash)));
  }

  private static void answer(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Reads byte by byte: what follows the blank line is TLS and not ours to take. */
  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      int b = in.read();
      if (b < 0 || head.length() > MAX_HEAD_BYTES) {
        throw new IOException("no whole request");
      }
      head.append((char) b);
    }
    return head.substring(0, head.indexOf("\r\n"));
  }

  @Override
  public void close() {
    listener.close();
  }
}
