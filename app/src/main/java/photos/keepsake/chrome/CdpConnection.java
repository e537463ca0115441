package photos.keepsake.chrome;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The DevTools protocol over one {@link Transport}, for all threads at once. Each command gets an
 * id and a future. One thread reads, one writes, so that no caller ever blocks in the kernel: a
 * Chrome that stops reading costs callers their deadline and nothing more. Once the connection is
 * closed, by whichever side, every waiter fails at once.
 *
 * <p>Event listeners and stages that depend on a future run on the reading thread and must be
 * quick; they may send, never wait.
 */
final class CdpConnection implements AutoCloseable {
  /** The session of the browser itself. */
  static final String BROWSER = "";

  private static final Logger log = LoggerFactory.getLogger(CdpConnection.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Far above what callers can have under way; reached only when Chrome stopped reading. */
  private static final int OUTBOX_MAX = 10_000;

  private record Pending(String session, String method, CompletableFuture<JsonNode> answer) {}

  private final Transport transport;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, Pending> pending = new ConcurrentHashMap<>();
  private final Map<String, Consumer<CdpEvent>> listeners = new ConcurrentHashMap<>();
  private final BlockingQueue<byte[]> outbox = new LinkedBlockingQueue<>(OUTBOX_MAX);
  private final CompletableFuture<ChromeException> closed = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final Thread reader = new Thread(this::readAll, "chrome-reader");
  private final Thread writer = new Thread(this::writeAll, "chrome-writer");

  CdpConnection(Transport transport) {
    this.transport = transport;
    reader.setDaemon(true);
    writer.setDaemon(true);
  }

  /** Begins to read and to write; called once, after the first listeners were set. */
  void start() {
    reader.start();
    writer.start();
  }

  /**
   * Sends a command. The future fails with a {@link ChromeException} when Chrome refuses it or is
   * gone; it has no deadline of its own.
   */
  CompletableFuture<JsonNode> send(String session, String method, Map<String, ?> params) {
    int id = lastId.incrementAndGet();
    byte[] message = encode(id, session, method, params);
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, new Pending(session, method, answer));
    var unused = answer.whenComplete((result, failure) -> pending.remove(id));
    if (!isOpen() || !outbox.offer(message)) {
      answer.completeExceptionally(whyClosed());
    }
    return answer;
  }

  /** Sends a command and waits for the answer. */
  JsonNode call(String session, String method, Map<String, ?> params, Duration deadline) {
    CompletableFuture<JsonNode> answer = send(session, method, params);
    return await(answer, method + " was not answered", deadline);
  }

  /** Waits for a future of this package, and throws what it failed with. */
  static <T> T await(CompletableFuture<T> future, String onTimeout, Duration deadline) {
    try {
      return future.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return lateOrElse(
          future,
          new ChromeException.Timeout(onTimeout + " within " + deadline.toMillis() + " ms"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return lateOrElse(future, new ChromeException.Interrupted(e));
    } catch (ExecutionException e) {
      throw known(e.getCause());
    }
  }

  /** Gives a future up, unless it was completed at the last moment: its value would be lost. */
  private static <T> T lateOrElse(CompletableFuture<T> future, ChromeException failure) {
    if (future.cancel(false)) {
      throw failure;
    }
    try {
      return future.join();
    } catch (CompletionException e) {
      throw known(e.getCause());
    }
  }

  private static RuntimeException known(@Nullable Throwable cause) {
    return cause instanceof ChromeException expected
        ? expected.again()
        : new IllegalStateException("unexpected failure", cause);
  }

  /** Who gets the events of a session, until {@link #forget}; one listener each. */
  void listen(String session, Consumer<CdpEvent> listener) {
    listeners.put(session, listener);
  }

  /** Drops a session's listener and fails everything still asked of that session. */
  void forget(String session, ChromeException why) {
    listeners.remove(session);
    for (Pending waiting : pending.values()) {
      if (waiting.session().equals(session)) {
        waiting.answer().completeExceptionally(why);
      }
    }
  }

  /** Runs once when the connection has ended, or at once if it already has. Must be quick. */
  void onClosed(Runnable listener) {
    var unused = over.thenRun(listener);
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public void close() {
    closeBecause(new ChromeException.Closed("the browser was closed"));
  }

  private ChromeException whyClosed() {
    ChromeException why = closed.getNow(null);
    return why != null ? why : new ChromeException.Closed("Chrome does not read any more");
  }

  private void closeBecause(ChromeException why) {
    if (!closed.complete(why)) {
      return;
    }
    transport.close();
    writer.interrupt();
    pending.values().forEach(waiting -> waiting.answer().completeExceptionally(why));
    over.complete(null);
  }

  private static byte[] encode(int id, String session, String method, Map<String, ?> params) {
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    message.set("params", JSON.valueToTree(params));
    return JSON.writeValueAsBytes(message);
  }

  private void writeAll() {
    try {
      while (isOpen()) {
        transport.write(outbox.take());
      }
    } catch (IOException e) {
      closeBecause(new ChromeException.Closed("Chrome is gone", e));
    } catch (InterruptedException e) {
      // Only closeBecause interrupts this thread, and the thread ends here.
      log.debug("writer ends");
    }
  }

  private void readAll() {
    @Nullable Exception cause = null;
    try {
      Optional<byte[]> message = transport.read();
      while (message.isPresent()) {
        receive(message.get());
        message = transport.read();
      }
    } catch (IOException | JacksonException e) {
      cause = e;
    } finally {
      closeBecause(new ChromeException.Closed("Chrome is gone", cause));
    }
  }

  private void receive(byte[] bytes) {
    JsonNode message = JSON.readTree(bytes);
    JsonNode id = message.path("id");
    if (id.isMissingNode()) {
      dispatch(message);
    } else {
      answer(id.asInt(), message);
    }
  }

  private void answer(int id, JsonNode message) {
    Pending waiting = pending.get(id);
    if (waiting == null) {
      return; // Its deadline has passed.
    }
    JsonNode error = message.path("error");
    if (error.isMissingNode()) {
      waiting.answer().complete(message.path("result"));
    } else {
      String what = waiting.method() + ": " + error.path("message").asString("");
      waiting
          .answer()
          .completeExceptionally(new ChromeException.Protocol(error.path("code").asInt(0), what));
    }
  }

  private void dispatch(JsonNode message) {
    String session = message.path("sessionId").asString("");
    String method = message.path("method").asString("");
    Consumer<CdpEvent> listener = listeners.get(session);
    if (listener == null) {
      return;
    }
    try {
      listener.accept(new CdpEvent(session, method, message.path("params")));
    } catch (RuntimeException e) {
      // A bug in one listener must not silence every tab.
      log.error("listener failed event={}", method, e);
    }
  }
}
