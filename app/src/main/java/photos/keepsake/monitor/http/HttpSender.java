package photos.keepsake.monitor.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request at a time per call and waits for its whole answer, from any thread. A body is
 * always sent with its length and never in chunks, since servers and proxies lose chunked ones.
 * Redirects are not followed: a ping that is led elsewhere was not recorded.
 */
public final class HttpSender {
  /** Nobody answers a ping or a list of checks with more. */
  public static final int ANSWER_BYTES_MAX = 4 << 20;

  private static final Logger log = LoggerFactory.getLogger(HttpSender.class);

  /** A thread for each answer that is being read; they are few, and end with the program. */
  private static final Executor READERS =
      task -> {
        Thread reader = new Thread(task, "keepsake-http");
        reader.setDaemon(true);
        reader.start();
      };

  private final HttpSettings settings;
  private final HttpClient client;

  /**
   * Connects to nobody yet.
   *
   * @throws IllegalArgumentException when the extra certificates cannot be read
   */
  public HttpSender(HttpSettings settings) {
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(
                settings
                    .proxy()
                    .<ProxySelector>map(url -> new Direct(url, settings.direct()))
                    .orElse(HttpClient.Builder.NO_PROXY));
    settings
        .extraCa()
        .ifPresent(
            file -> {
              try {
                builder.sslContext(Trust.with(file));
              } catch (IOException | GeneralSecurityException e) {
                throw new IllegalArgumentException("the certificates cannot be used", e);
              }
            });
    this.client = builder.build();
  }

  /**
   * Sends and waits.
   *
   * @param method in capitals
   * @param headers besides those of the settings
   * @param body may be empty
   * @param deadline for everything, from looking up the name to the last byte of the answer
   * @throws HttpTrouble when no answer came
   */
  public HttpAnswer send(
      String method, URI url, Map<String, String> headers, byte[] body, Duration deadline)
      throws HttpTrouble {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(deadline)
            .header("User-Agent", settings.userAgent())
            .method(method, BodyPublishers.ofByteArray(body));
    settings.headers().forEach(request::setHeader);
    headers.forEach(request::setHeader);
    Reading reading = new Reading();
    CompletableFuture<HttpAnswer> answer =
        client
            .sendAsync(request.build(), BodyHandlers.ofInputStream())
            .thenApplyAsync(reading::read, READERS);
    try {
      return await(answer, deadline);
    } finally {
      reading.close();
    }
  }

  /** The body of one answer, which nobody reads any more once it is closed. */
  private static final class Reading {
    private final AtomicReference<@Nullable InputStream> body = new AtomicReference<>();
    private volatile boolean closed;

    HttpAnswer read(HttpResponse<InputStream> response) {
      body.set(response.body());
      if (closed) {
        close();
      }
      try (InputStream in = response.body()) {
        String text = new String(in.readNBytes(ANSWER_BYTES_MAX), StandardCharsets.UTF_8);
        return new HttpAnswer(response.statusCode(), response.headers(), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A server that stops in the middle of its answer would hold its reader for ever. */
    void close() {
      closed = true;
      InputStream open = body.getAndSet(null);
      try {
        if (open != null) {
          open.close();
        }
      } catch (IOException e) {
        log.debug("an answer could not be closed", e);
      }
    }
  }

  private static HttpAnswer await(CompletableFuture<HttpAnswer> answer, Duration deadline)
      throws HttpTrouble {
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw timeout(deadline, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new HttpTrouble(HttpTrouble.Kind.INTERRUPTED, "it was interrupted", e);
    } catch (ExecutionException e) {
      throw trouble(root(e), deadline);
    }
  }

  private static Throwable root(Throwable e) {
    boolean wraps =
        e instanceof ExecutionException
            || e instanceof CompletionException
            || e instanceof UncheckedIOException;
    Throwable cause = e.getCause();
    return wraps && cause != null ? root(cause) : e;
  }

  private static HttpTrouble trouble(Throwable e, Duration deadline) {
    if (e instanceof HttpTimeoutException) {
      return timeout(deadline, e);
    }
    if (e instanceof SSLException) {
      return isAboutTrust(e)
          ? new HttpTrouble(
              HttpTrouble.Kind.CERTIFICATE, "the server's certificate is not trusted", e)
          : new HttpTrouble(
              HttpTrouble.Kind.CONNECTION,
              "the secure connection failed; maybe the address begins with http and not https",
              e);
    }
    if (e instanceof ConnectException && e.getCause() instanceof UnresolvedAddressException) {
      return new HttpTrouble(HttpTrouble.Kind.CONNECTION, "the server's name was not found", e);
    }
    String words =
        e instanceof ConnectException ? "the connection was refused" : "the connection broke";
    return new HttpTrouble(HttpTrouble.Kind.CONNECTION, words, e);
  }

  /** A peer that hangs up in the middle of the handshake says nothing of its certificate. */
  private static boolean isAboutTrust(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  private static HttpTrouble timeout(Duration deadline, Throwable e) {
    String words = deadline.toSeconds() < 1 ? "in time" : "within " + deadline.toSeconds() + " s";
    return new HttpTrouble(HttpTrouble.Kind.TIMEOUT, "no answer " + words, e);
  }
}
