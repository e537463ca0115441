package photos.keepsake.chrome;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.chrome.TestChrome.PATIENCE;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies, and certificates that only we are told to trust. */
class ConnectingIT {
  private static final String PASSWORD = "not a secret";

  @TempDir private Path folder;
  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls("ours")));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** A fresh key with a certificate that it signed itself, also written to {@code name.pem}. */
  private SSLContext tls(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "9");
    keytool(store, "-exportcert", "-rfc", "-file", pem(name).toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private Path pem(String name) {
    return folder.resolve(name + ".pem");
  }

  private static void keytool(Path store, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "a", "-keystore", store.toString(), "-storepass", PASSWORD));
    assertThat(new ProcessBuilder(command).start().onExit().join().exitValue()).isZero();
  }

  private Navigation visit(Optional<URI> proxy, Optional<Path> extraCa, URI page) {
    ChromeOptions options =
        new ChromeOptions(
            TestChrome.binary(),
            folder.resolve("profile"),
            true,
            proxy,
            extraCa,
            List.of(),
            PATIENCE);
    try (Chrome chrome = Chrome.launch(options)) {
      return chrome.newTab().navigate(page, PATIENCE);
    }
  }

  private URI secure() {
    return URI.create("https://localhost:" + server.getAddress().getPort() + "/");
  }

  @Test
  void anExtraCertificateIsTrusted() {
    assertThat(visit(Optional.empty(), Optional.of(pem("ours")), secure()).status()).hasValue(200);
  }

  @Test
  void anotherCertificateDoesNotHelp() throws Exception {
    tls("theirs");

    assertThat(visit(Optional.empty(), Optional.of(pem("theirs")), secure()).error())
        .contains("net::ERR_CERT_AUTHORITY_INVALID");
  }

  @Test
  void requestsGoThroughTheProxy() throws Exception {
    try (TestSite proxy = new TestSite()) {
      proxy.page("/", "from the proxy");

      Navigation navigation =
          visit(
              Optional.of(proxy.url("/")),
              Optional.empty(),
              URI.create("http://nowhere.invalid/page"));

      assertThat(navigation.status()).hasValue(200);
    }
  }
}
