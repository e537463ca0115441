package photos.keepsake.simulator.net;

/** A plain HTTP port on 127.0.0.1, for the administration of the simulator. */
public final class PlainListener implements AutoCloseable {
  private final Listener listener;

  /** Listens on 127.0.0.1 at {@code port}, or at a free one when it is 0. */
  public PlainListener(int port, Handler handler, Pauses pauses) {
    this.listener =
        Listener.start(
            port,
            "simulator-admin",
            socket -> new HttpConnection(socket, socket, handler, pauses, 0).serve());
  }

  /** The port in use. */
  public int port() {
    return listener.port();
  }

  @Override
  public void close() {
    listener.close();
  }
}
