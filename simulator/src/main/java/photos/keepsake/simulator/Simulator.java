package photos.keepsake.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import photos.keepsake.simulator.cloud.Cloud;
import photos.keepsake.simulator.cloud.CloudManifest;
import photos.keepsake.simulator.cloud.CloudOptions;
import photos.keepsake.simulator.control.Counters;
import photos.keepsake.simulator.control.Faults;
import photos.keepsake.simulator.net.CertificateAuthority;
import photos.keepsake.simulator.net.Pauses;
import photos.keepsake.simulator.net.PlainListener;
import photos.keepsake.simulator.net.ProxyListener;
import photos.keepsake.simulator.net.TlsListener;
import photos.keepsake.simulator.site.Site;
import photos.keepsake.simulator.site.SiteSettings;
import photos.keepsake.simulator.truth.LibraryOptions;
import photos.keepsake.simulator.truth.SimulatedLibrary;

/**
 * A running stand-in for the site, on 127.0.0.1 only. Point a browser's proxy at {@link #proxy()}
 * and make it trust {@link #caPem()}; the site then has its real host names.
 *
 * <p>Safe for several threads. {@link #close()} ends all connections and delays; it may be called
 * again.
 */
public final class Simulator implements AutoCloseable {
  private final SimulatedLibrary library;
  private final Cloud cloud;
  private final Faults faults;
  private final Counters counters = new Counters();
  private final Pauses pauses = new Pauses();
  private final CertificateAuthority authority;
  private final Site site;
  private final TlsListener tls;
  private final ProxyListener proxy;
  private final PlainListener admin;
  private final Path caPem;
  private final boolean caIsTemporary;

  private Simulator(SimulatorOptions options) throws IOException {
    this.library = makeLibrary(options);
    this.cloud = new Cloud(library, cloudOptions(options));
    this.faults = new Faults(options.seed());
    this.authority = CertificateAuthority.create();
    this.site = new Site(settings(options), cloud, faults, counters);
    this.tls =
        new TlsListener(options.ports().site(), authority, site, pauses, options.bytesPerSecond());
    this.proxy = new ProxyListener(options.ports().proxy(), tls);
    this.admin = new PlainListener(options.ports().admin(), new AdminPort(this), pauses);
    // Last: what cannot start because of a port that is taken must leave no file behind.
    this.caIsTemporary = options.ca().isEmpty();
    this.caPem = options.ca().orElseGet(Simulator::temporaryFile);
    Files.writeString(caPem, authority.pem());
  }

  /**
   * Starts the simulator; it serves when this returns.
   *
   * @throws UncheckedIOException when a port is taken, the certificate cannot be written or the
   *     folder of photos cannot be read
   */
  public static Simulator start(SimulatorOptions options) {
    try {
      return new Simulator(options);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the simulator: " + e.getMessage(), e);
    }
  }

  private static SimulatedLibrary makeLibrary(SimulatorOptions options) throws IOException {
    Optional<Path> folder = options.photos();
    if (folder.isPresent()) {
      return SimulatedLibrary.ofPhotos(folder.get(), options.seed(), options.clock());
    }
    return SimulatedLibrary.generate(
        new LibraryOptions(
            options.items(), options.seed(), options.sizeBytes(), options.mix(), options.clock()));
  }

  /** Real photos are all ordinary ones. */
  private static CloudOptions cloudOptions(SimulatorOptions options) {
    boolean plain = options.photos().isPresent() || options.mix() == LibraryOptions.Mix.PLAIN;
    return new CloudOptions(options.seed(), plain, options.sizeBytes(), options.clock());
  }

  private static SiteSettings settings(SimulatorOptions options) {
    return new SiteSettings(
        options.seed(),
        options.mix() == LibraryOptions.Mix.PLAIN,
        options.language(),
        options.latency(),
        options.panelDelay(),
        options.signInFree(),
        options.clock());
  }

  private static Path temporaryFile() {
    try {
      return Files.createTempFile("keepsake-simulator-ca", ".pem");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary file", e);
    }
  }

  /** The CONNECT proxy that leads to the site: {@code http://127.0.0.1:PORT}. */
  public URI proxy() {
    return URI.create("http://127.0.0.1:" + proxy.port());
  }

  /** The file with the authority's certificate. */
  public Path caPem() {
    return caPem;
  }

  /** The authority's certificate as PEM text. */
  public String caText() {
    return authority.pem();
  }

  /** The HTTPS port, for clients that map host names themselves. */
  public int tlsPort() {
    return tls.port();
  }

  /** The port of the administration: plain HTTP, see {@code GET /}. */
  public int adminPort() {
    return admin.port();
  }

  /** What the site shows; may be changed. */
  public SimulatedLibrary library() {
    return library;
  }

  /** Writes the manifest with all that the site knows; leaves the stream open. */
  public void writeManifest(OutputStream out) {
    library.writeManifest(out, new CloudManifest(cloud));
  }

  /** What the site knows of items beyond their files; may be changed too. */
  public Cloud cloud() {
    return cloud;
  }

  /** Sets how long the addresses of downloads that calls give out are good. */
  public void urlsLiveFor(Duration life) {
    site.urlsLiveFor(life);
  }

  /** From now on pages carry the proof that opens the locked folder. */
  public void openLockedFolder() {
    site.openLockedFolder();
  }

  /** The switches of all faults. */
  public Faults faults() {
    return faults;
  }

  /** What has happened so far. */
  public Counters counters() {
    return counters;
  }

  /** Ends every session; the browsers find out at their next request. */
  public void signOutAll() {
    site.signOutAll();
  }

  /** The address that signs a browser in at once and leads on to the library. */
  public URI signInUrl() {
    return URI.create("https://accounts.google.com/sim-signin?continue=https://photos.google.com/");
  }

  @Override
  public void close() {
    pauses.end();
    proxy.close();
    tls.close();
    admin.close();
    try {
      if (caIsTemporary) {
        Files.deleteIfExists(caPem);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + caPem, e);
    }
  }
}
