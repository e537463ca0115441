package photos.keepsake.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import photos.keepsake.simulator.truth.LibraryOptions;

/**
 * What to simulate. Make one with {@link #ofItems} or {@link #ofPhotos}; each {@code with} method
 * gives another one that differs in one thing.
 */
public final class SimulatorOptions {
  private final int items;
  private final long seed;
  private OptionalLong sizeBytes = OptionalLong.empty();
  private LibraryOptions.Mix mix = LibraryOptions.Mix.FULL;
  private Optional<Path> photos = Optional.empty();
  private Duration latency = Duration.ZERO;
  private long bytesPerSecond;
  private String language = "en";
  private Ports ports = new Ports(0, 0, 0);
  private Optional<Path> ca = Optional.empty();
  private boolean signInFree;
  private Optional<Duration> panelDelay = Optional.empty();
  private Clock clock = Clock.system(ZoneId.systemDefault());

  /**
   * Where to listen, 0 for a free port.
   *
   * @param site HTTPS
   * @param proxy the CONNECT proxy
   * @param admin the plain HTTP administration
   */
  public record Ports(int site, int proxy, int admin) {
    private static final int MAX = 65_535;

    /** Refuses what is no port. */
    public Ports {
      for (int port : new int[] {site, proxy, admin}) {
        if (port < 0 || port > MAX) {
          throw new IllegalArgumentException("no port " + port);
        }
      }
    }
  }

  private SimulatorOptions(int items, long seed) {
    this.items = items;
    this.seed = seed;
  }

  private SimulatorOptions(SimulatorOptions like) {
    this(like.items, like.seed);
    this.sizeBytes = like.sizeBytes;
    this.mix = like.mix;
    this.photos = like.photos;
    this.latency = like.latency;
    this.bytesPerSecond = like.bytesPerSecond;
    this.language = like.language;
    this.ports = like.ports;
    this.ca = like.ca;
    this.signInFree = like.signInFree;
    this.panelDelay = like.panelDelay;
    this.clock = like.clock;
  }

  /** So many generated items of every kind, in English, without latency, on free ports. */
  public static SimulatorOptions ofItems(int items, long seed) {
    return new SimulatorOptions(items, seed);
  }

  /** The photos of a folder, otherwise like {@link #ofItems}. */
  public static SimulatorOptions ofPhotos(Path folder, long seed) {
    return ofItems(0, seed).withPhotos(Optional.of(folder));
  }

  private SimulatorOptions with(Consumer<SimulatorOptions> change) {
    SimulatorOptions other = new SimulatorOptions(this);
    change.accept(other);
    return other;
  }

  /** With files of an exact size, where their format allows it. */
  public SimulatorOptions withSizeBytes(OptionalLong given) {
    return with(other -> other.sizeBytes = given);
  }

  /** With ordinary items on a calm site, or every awkwardness. */
  public SimulatorOptions withMix(LibraryOptions.Mix given) {
    return with(other -> other.mix = given);
  }

  /** With a folder of real photos instead of generated ones. */
  public SimulatorOptions withPhotos(Optional<Path> given) {
    return with(other -> other.photos = given);
  }

  /** With a delay added to every HTTP answer. */
  public SimulatorOptions withLatency(Duration given) {
    return with(other -> other.latency = given);
  }

  /** With connections that each send so many bytes a second; 0 for as many as they can. */
  public SimulatorOptions withBytesPerSecond(long given) {
    if (given < 0) {
      throw new IllegalArgumentException("no bandwidth of " + given + " bytes a second");
    }
    return with(other -> other.bytesPerSecond = given);
  }

  /** With another account language: en, en-GB, nl, es, es-419 or xx (which nobody knows). */
  public SimulatorOptions withLanguage(String given) {
    return with(other -> other.language = given);
  }

  /** On given ports; 0 for a free one. */
  public SimulatorOptions withPorts(int site, int proxy, int admin) {
    Ports given = new Ports(site, proxy, admin);
    return with(other -> other.ports = given);
  }

  /** With the certificate written to a given file; empty for a temporary one. */
  public SimulatorOptions withCa(Optional<Path> given) {
    return with(other -> other.ca = given);
  }

  /** With or without the need to sign in. */
  public SimulatorOptions withSignInFree(boolean given) {
    return with(other -> other.signInFree = given);
  }

  /** With info panels that all take the same time; empty for seeded delays. */
  public SimulatorOptions withPanelDelay(Optional<Duration> given) {
    return with(other -> other.panelDelay = given);
  }

  /** At another time. */
  public SimulatorOptions withClock(Clock given) {
    return with(other -> other.clock = given);
  }

  int items() {
    return items;
  }

  long seed() {
    return seed;
  }

  /** Size of generated files; empty for sizes by kind. */
  public OptionalLong sizeBytes() {
    return sizeBytes;
  }

  /** Which kinds of items, and how calm a site. */
  public LibraryOptions.Mix mix() {
    return mix;
  }

  /** The folder of real photos, when there is one. */
  public Optional<Path> photos() {
    return photos;
  }

  /** What each connection sends in a second; 0 without limit. */
  public long bytesPerSecond() {
    return bytesPerSecond;
  }

  /** Added to every HTTP answer. */
  public Duration latency() {
    return latency;
  }

  /** Of the account. */
  public String language() {
    return language;
  }

  /** Where to listen. */
  public Ports ports() {
    return ports;
  }

  /** Where the certificate goes; empty for a temporary file. */
  public Optional<Path> ca() {
    return ca;
  }

  /** Whether every browser counts as signed in. */
  public boolean signInFree() {
    return signInFree;
  }

  /** How late info panels fill; empty for seeded delays. */
  public Optional<Duration> panelDelay() {
    return panelDelay;
  }

  /** What today is. */
  public Clock clock() {
    return clock;
  }
}
