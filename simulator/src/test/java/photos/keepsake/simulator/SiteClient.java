package photos.keepsake.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser without pages: cookies of .google.com, the proxy, and trust in the simulator's
 * authority only. The JDK's cookie store is not used: it answers Max-Age with cookies of 1997's
 * form.
 */
final class SiteClient {
  private final Map<String, String> cookies;
  private final HttpClient client;
  private Duration patience = Duration.ofSeconds(20);

  SiteClient(Simulator simulator) {
    this(simulator, new ConcurrentHashMap<>());
  }

  private SiteClient(Simulator simulator, Map<String, String> cookies) {
    this.cookies = cookies;
    this.client =
        HttpClient.newBuilder()
            .proxy(
                ProxySelector.of(new InetSocketAddress("127.0.0.1", simulator.proxy().getPort())))
            .sslContext(trusting(simulator.caText()))
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
  }

  /** The same cookies at another simulator. */
  SiteClient at(Simulator other) {
    return new SiteClient(other, cookies);
  }

  private static SSLContext trusting(String pem) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "ca",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  void signIn() throws IOException, InterruptedException {
    get("https://accounts.google.com/sim-signin?continue=https://photos.google.com/");
  }

  HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return send(request(url), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String url) throws IOException, InterruptedException {
    return send(request(url).POST(BodyPublishers.noBody()), BodyHandlers.ofString());
  }

  HttpResponse<String> postForm(String url, String form) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(url)
            .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
            .POST(BodyPublishers.ofString(form));
    return send(request, BodyHandlers.ofString());
  }

  /** Where the URL redirects to; empty when it does not. */
  String location(String url) throws IOException, InterruptedException {
    return get(url).headers().firstValue("location").orElse("");
  }

  /** What the page is told when Shift+D asks for an item. */
  JsonNode downloadAnswer(SimulatedItem item, String version)
      throws IOException, InterruptedException {
    String query = "?place=LIBRARY&via=key&key=" + item.key() + "&version=" + version;
    String url = "https://photos.google.com/_/PhotosUi/page/download" + query;
    return JsonMapper.builder().build().readTree(post(url).body());
  }

  HttpResponse<byte[]> download(SimulatedItem item, String version)
      throws IOException, InterruptedException {
    return bytes(downloadAnswer(item, version).get("url").asString());
  }

  HttpResponse<byte[]> bytes(String url) throws IOException, InterruptedException {
    return send(request(url), BodyHandlers.ofByteArray());
  }

  /** As a browser asks that says where the answer goes: {@code document} or {@code iframe}. */
  HttpResponse<byte[]> bytes(String url, String destination)
      throws IOException, InterruptedException {
    return send(request(url).header("Sec-Fetch-Dest", destination), BodyHandlers.ofByteArray());
  }

  /** A download whose body is not read yet; the caller closes it. */
  HttpResponse<InputStream> open(SimulatedItem item, String version)
      throws IOException, InterruptedException {
    String url = downloadAnswer(item, version).get("url").asString();
    return send(request(url), BodyHandlers.ofInputStream());
  }

  /** Whether the whole answer to a GET is there within a second. */
  boolean answersSoon(String url) throws InterruptedException {
    HttpRequest.Builder request = request(url);
    addCookies(request, URI.create(url));
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    try {
      answer.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError("no answer at all from " + url, e);
    } finally {
      answer.cancel(true);
    }
  }

  private void addCookies(HttpRequest.Builder request, URI uri) {
    if (uri.getHost().endsWith(".google.com") && !cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder builder, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    addCookies(builder, builder.build().uri());
    HttpResponse<T> answer = client.send(builder.build(), body);
    for (String line : answer.headers().allValues("set-cookie")) {
      String[] pair = line.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }

  /** With a patience of a second for what is asked meanwhile. */
  <T> T shortly(Callable<T> questions) throws Exception {
    patience = Duration.ofSeconds(1);
    try {
      return questions.call();
    } finally {
      patience = Duration.ofSeconds(20);
    }
  }

  private HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(patience);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
