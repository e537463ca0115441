package photos.keepsake.chrome;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Messages over a WebSocket on the loopback interface, for systems without named pipes. Any local
 * program that learns the port can drive this Chrome too, so it is not used elsewhere.
 */
final class PortTransport implements Transport {
  /** An empty message ends the stream; Chrome sends none. */
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> inbox = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  private PortTransport(URI address, Deadline deadline) {
    socket =
        CdpConnection.await(
            HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()
                .newWebSocketBuilder()
                .buildAsync(address, new Receiver())
                .exceptionally(PortTransport::refused),
            "Chrome's port did not answer",
            deadline.left());
  }

  private static WebSocket refused(Throwable failure) {
    throw new CompletionException(
        new ChromeException.Closed("Chrome's port did not answer", failure));
  }

  /** Connects to the address that Chrome names on its stderr. */
  static PortTransport connect(URI address, Deadline deadline) {
    return new PortTransport(address, deadline);
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    try {
      byte[] message = inbox.take();
      return message.length == 0 ? Optional.empty() : Optional.of(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void write(byte[] message) throws IOException {
    try {
      var unused = socket.sendText(new String(message, StandardCharsets.UTF_8), true).join();
    } catch (CompletionException e) {
      throw new IOException("Chrome's port is closed", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    inbox.add(END);
  }

  private final class Receiver implements WebSocket.Listener {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
      if (message.size() > MESSAGE_BYTES_MAX) {
        close();
      } else if (last) {
        inbox.add(message.toByteArray());
        message.reset();
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      inbox.add(END);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      inbox.add(END);
    }
  }
}
