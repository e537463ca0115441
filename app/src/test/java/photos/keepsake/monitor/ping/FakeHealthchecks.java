package photos.keepsake.monitor.ping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Healthchecks server as far as pings go, over plain sockets, so that it sees what is really
 * sent. It answers what it was told to, then {@code OK}.
 */
public final class FakeHealthchecks implements AutoCloseable {
  private final ServerSocket socket;
  private final List<Ping> pings = Collections.synchronizedList(new ArrayList<>());
  private final Deque<String> answers = new ArrayDeque<>();
  private String usual = answer(200, "OK", "Ping-Body-Limit: 10000");

  /**
   * A request as it came.
   *
   * @param headers by their names in small letters
   */
  public record Ping(
      String method, String path, String query, Map<String, String> headers, String body) {}

  /** Listens at once. */
  public FakeHealthchecks() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::listen, "fake-healthchecks");
    thread.setDaemon(true);
    thread.start();
  }

  /** Its address, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** What came, in order. */
  public List<Ping> pings() {
    synchronized (pings) {
      return List.copyOf(pings);
    }
  }

  /** An answer, with its length. */
  public static String answer(int status, String body, String... headers) {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return text + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  /** Answers like this next time, after what was asked for before; empty cuts the connection. */
  public synchronized FakeHealthchecks thenAnswers(String answer) {
    answers.add(answer);
    return this;
  }

  /** Answers like this whenever nothing else was asked for. */
  public synchronized void alwaysAnswers(String answer) {
    usual = answer;
  }

  private synchronized String next() {
    return answers.isEmpty() ? usual : answers.remove();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread thread = new Thread(() -> serve(client));
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return; // The test is over.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      while (true) {
        pings.add(read(client.getInputStream()));
        String answer = next();
        if (answer.isEmpty()) {
          return;
        }
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The client went away.
    }
  }

  private static Ping read(InputStream in) throws IOException {
    String[] request = line(in).split(" ");
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.put(name, line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] target = request[1].split("\\?", 2);
    return new Ping(request[0], target[0], target.length > 1 ? target[1] : "", headers, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the client went away");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
