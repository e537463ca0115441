package photos.keepsake.chrome;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser that says exactly what a test makes it say. */
final class FakeTransport implements Transport {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final BlockingQueue<Optional<byte[]>> toUs = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> toChrome = new LinkedBlockingQueue<>();
  private volatile boolean broken;

  /** The next command that came, which must come soon. */
  JsonNode nextCommand() {
    try {
      JsonNode command = toChrome.poll(10, TimeUnit.SECONDS);
      if (command == null) {
        throw new AssertionError("no command came");
      }
      return command;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean hasCommands() {
    return !toChrome.isEmpty();
  }

  void says(String json) {
    toUs.add(
        Optional.of(json.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  void answers(JsonNode command, String result) {
    says("{'id':" + command.path("id") + ",'result':" + result + "}");
  }

  /** The stream from Chrome ends. */
  void ends() {
    toUs.add(Optional.empty());
  }

  /** Whatever is written from now on fails. */
  void breaks() {
    broken = true;
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    try {
      return toUs.take();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void write(byte[] message) throws IOException {
    if (broken) {
      throw new IOException("broken pipe");
    }
    toChrome.add(JSON.readTree(message));
  }

  @Override
  public void close() {
    ends();
  }
}
