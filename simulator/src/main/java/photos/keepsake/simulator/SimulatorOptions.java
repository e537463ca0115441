package photos.keepsake.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import photos.keepsake.simulator.truth.LibraryOptions;

/**
 * What to simulate. Make one with {@link #ofItems} or {@link #ofPhotos} and change it with the
 * {@code with} methods.
 *
 * @param items how many items to generate; ignored with {@code photos}
 * @param seed of the library, delays and chance
 * @param sizeBytes exact size of generated files; empty for sizes by kind
 * @param mix ordinary items on a calm site, or every awkwardness
 * @param photos a folder of real photos instead of generated ones
 * @param latency added to every HTTP answer
 * @param language of the account: en, en-GB, nl, es, es-419 or xx (which nobody knows)
 * @param port of the HTTPS site; 0 for a free one, as with the other ports
 * @param proxyPort of the CONNECT proxy
 * @param adminPort of the plain HTTP administration
 * @param ca where to write the authority's certificate; empty for a temporary file
 * @param signInFree every browser counts as signed in
 * @param panelDelay how late info panels fill; empty for seeded delays
 * @param clock today
 */
public record SimulatorOptions(
    int items,
    long seed,
    OptionalLong sizeBytes,
    LibraryOptions.Mix mix,
    Optional<Path> photos,
    Duration latency,
    String language,
    int port,
    int proxyPort,
    int adminPort,
    Optional<Path> ca,
    boolean signInFree,
    Optional<Duration> panelDelay,
    Clock clock) {

  /** So many generated items of every kind, in English, without latency, on free ports. */
  public static SimulatorOptions ofItems(int items, long seed) {
    return new SimulatorOptions(
        items,
        seed,
        OptionalLong.empty(),
        LibraryOptions.Mix.FULL,
        Optional.empty(),
        Duration.ZERO,
        "en",
        0,
        0,
        0,
        Optional.empty(),
        false,
        Optional.empty(),
        Clock.system(ZoneId.systemDefault()));
  }

  /** The photos of a folder, otherwise like {@link #ofItems}. */
  public static SimulatorOptions ofPhotos(Path folder, long seed) {
    return ofItems(0, seed).withPhotos(Optional.of(folder));
  }

  /** With exact file sizes. */
  public SimulatorOptions withSizeBytes(OptionalLong size) {
    return new SimulatorOptions(
        items,
        seed,
        size,
        mix,
        photos,
        latency,
        language,
        port,
        proxyPort,
        adminPort,
        ca,
        signInFree,
        panelDelay,
        clock);
  }

  /** With another mix. */
  public SimulatorOptions withMix(LibraryOptions.Mix other) {
    return new SimulatorOptions(
        items,
        seed,
        sizeBytes,
        other,
        photos,
        latency,
        language,
        port,
        proxyPort,
        adminPort,
        ca,
        signInFree,
        panelDelay,
        clock);
  }

  /** With a folder of real photos. */
  public SimulatorOptions withPhotos(Optional<Path> folder) {
    return new SimulatorOptions(
        items,
        seed,
        sizeBytes,
        mix,
        folder,
        latency,
        language,
        port,
        proxyPort,
        adminPort,
        ca,
        signInFree,
        panelDelay,
        clock);
  }

  /** With latency. */
  public SimulatorOptions withLatency(Duration delay) {
    return new SimulatorOptions(
        items,
        seed,
        sizeBytes,
        mix,
        photos,
        delay,
        language,
        port,
        proxyPort,
        adminPort,
        ca,
        signInFree,
        panelDelay,
        clock);
  }

  /** With another account language. */
  public SimulatorOptions withLanguage(String code) {
    return new SimulatorOptions(
        items,
        seed,
        sizeBytes,
        mix,
        photos,
        latency,
        code,
        port,
        proxyPort,
        adminPort,
        ca,
        signInFree,
        panelDelay,
        clock);
  }

  /** On given ports. */
  public SimulatorOptions withPorts(int site, int proxy, int admin) {
    return new SimulatorOptions(
        items,
        seed,
        sizeBytes,
        mix,
        photos,
        latency,
        language,
        site,
        proxy,
        admin,
        ca,
        signInFree,
        panelDelay,
        clock);
  }

  /** With the certificate written to a given file. */
  public SimulatorOptions withCa(Optional<Path> file) {
    return new SimulatorOptions(
        items,
        seed,
        sizeBytes,
        mix,
        photos,
        latency,
        language,
        port,
        proxyPort,
        adminPort,
        file,
        signInFree,
        panelDelay,
        clock);
  }

  /** With or without the need to sign in. */
  public SimulatorOptions withSignInFree(boolean free) {
    return new SimulatorOptions(
        items,
        seed,
        sizeBytes,
        mix,
        photos,
        latency,
        language,
        port,
        proxyPort,
        adminPort,
        ca,
        free,
        panelDelay,
        clock);
  }

  /** With info panels that all take the same time. */
  public SimulatorOptions withPanelDelay(Optional<Duration> delay) {
    return new SimulatorOptions(
        items,
        seed,
        sizeBytes,
        mix,
        photos,
        latency,
        language,
        port,
        proxyPort,
        adminPort,
        ca,
        signInFree,
        delay,
        clock);
  }

  /** At another time. */
  public SimulatorOptions withClock(Clock other) {
    return new SimulatorOptions(
        items,
        seed,
        sizeBytes,
        mix,
        photos,
        latency,
        language,
        port,
        proxyPort,
        adminPort,
        ca,
        signInFree,
        panelDelay,
        other);
  }
}
