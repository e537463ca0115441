package photos.keepsake.simulator.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import photos.keepsake.simulator.net.Delivery.Ending;

/** One keep-alive connection: reads requests and answers them in turn until either side ends. */
final class HttpConnection {
  /** A stalled answer is held this long; longer than any client's patience. */
  private static final Duration STALL = Duration.ofHours(1);

  private final Socket socket;
  private final Socket rawSocket;
  private final Handler handler;
  private final Pauses pauses;
  private final long bytesPerSecond;

  /**
   * A connection over {@code socket}.
   *
   * @param rawSocket the TCP socket underneath, which a reset needs; the same one without TLS
   * @param bytesPerSecond so much is sent, 0 for as much as goes
   */
  HttpConnection(
      Socket socket, Socket rawSocket, Handler handler, Pauses pauses, long bytesPerSecond) {
    this.socket = socket;
    this.rawSocket = rawSocket;
    this.handler = handler;
    this.pauses = pauses;
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Serves until the connection ends; never throws for what a client or a fault does. */
  void serve() {
    Ending ending = Ending.WHOLE;
    try {
      serveRequests();
    } catch (SpoiltStream.EndedEarly e) {
      ending = e.ending();
    } catch (IOException e) {
      ending = Ending.SHORT; // the client went away or spoke no HTTP: nothing else is hurt
    }
    end(ending);
  }

  private void serveRequests() throws IOException {
    RequestReader reader = new RequestReader(socket.getInputStream());
    ResponseWriter writer = new ResponseWriter(out());
    boolean again = true;
    while (again && !Thread.currentThread().isInterrupted()) {
      Optional<Request> request = reader.next();
      again = request.isPresent() && answer(request.get(), writer);
    }
  }

  private OutputStream out() throws IOException {
    OutputStream out = socket.getOutputStream();
    return bytesPerSecond == 0 ? out : new SlowStream(out, bytesPerSecond, pauses);
  }

  private boolean answer(Request request, ResponseWriter writer) throws IOException {
    Response answer = handler.handle(request);
    pauses.pause(answer.delay());
    if (answer.delivery().ending() == Ending.SILENT) {
      pauses.pause(STALL);
      return false;
    }
    boolean usable = writer.write(answer, request.method().equals("HEAD"));
    boolean wantsClose = request.header("connection").orElse("").equalsIgnoreCase("close");
    return usable && !wantsClose;
  }

  private void end(Ending ending) {
    if (ending == Ending.STALL) {
      pauses.pause(STALL);
    }
    try {
      if (ending == Ending.RESET) {
        rawSocket.setSoLinger(true, 0); // closing with linger 0 sends RST
        rawSocket.close();
      }
      socket.close();
    } catch (IOException e) {
      // Already gone: that is what was wanted.
      return;
    }
  }
}
