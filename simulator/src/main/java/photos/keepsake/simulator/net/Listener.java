package photos.keepsake.simulator.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Accepts connections on 127.0.0.1 only and serves each on a thread of its own. */
final class Listener implements AutoCloseable {
  /** A burst of tabs opens dozens of connections at once. */
  private static final int BACKLOG = 256;

  /** When files run out, accepting fails at once, again and again. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ServerSocket server;
  private final ExecutorService threads;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ConnectionServer connections;

  /** Serves one accepted connection until it ends. */
  @FunctionalInterface
  interface ConnectionServer {
    void serve(Socket socket) throws IOException;
  }

  private Listener(ServerSocket server, String name, ConnectionServer connections) {
    this.server = server;
    this.connections = connections;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Listens on {@code port}, or on a free one when it is 0. */
  static Listener start(int port, String name, ConnectionServer connections) {
    try {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      Listener listener = new Listener(server, name, connections);
      listener.threads.execute(listener::accept);
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        // Closed by us, or no more connections for now: the loop's test tells which.
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      connections.serve(socket);
    } catch (IOException e) {
      // One client's connection broke; the others go on.
      return;
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    closeQuietly(server);
    open.forEach(Listener::closeQuietly);
    threads.shutdownNow();
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // Closing is all that is wanted; there is nobody to tell.
      return;
    }
  }
}
