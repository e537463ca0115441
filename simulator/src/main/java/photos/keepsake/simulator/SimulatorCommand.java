package photos.keepsake.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import photos.keepsake.simulator.truth.LibraryOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The simulator as a program of its own; runs until it is stopped. */
@Command(
    name = "simulator/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs a stand-in for photos.google.com on 127.0.0.1 until it is stopped.",
    footer = {
      "",
      "Examples:",
      "  simulator/run --items 300 --proxy-port 8888 --ca ca.pem",
      "  simulator/run --photos ~/Pictures --manifest truth.json"
    })
public final class SimulatorCommand implements Callable<Integer> {
  @Option(names = "--items", paramLabel = "N", description = "Items to make (default 300).")
  private int items = 300;

  @Option(names = "--seed", paramLabel = "S", description = "The same seed, the same library.")
  private long seed = 1;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description =
          "Exact size of every file; a format that needs more (4 to 80 kB) gets its smallest.")
  private @Nullable Long size;

  @Option(
      names = "--mix",
      paramLabel = "full|plain",
      description = "Every awkwardness, or ordinary photos and videos on a calm site.")
  private String mix = "full";

  @Option(names = "--photos", paramLabel = "DIR", description = "Show these photos instead.")
  private @Nullable Path photos;

  @Option(names = "--latency", paramLabel = "MS", description = "Added to every answer.")
  private long latency;

  @Option(
      names = "--bandwidth",
      paramLabel = "BYTES",
      description = "What each connection sends in a second (default: as much as it can).")
  private long bandwidth;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "Of the account: en, en-GB, nl, es, es-419, xx (which nobody knows).")
  private String language = "en";

  @Option(names = "--port", paramLabel = "P", description = "HTTPS port (default: a free one).")
  private int port;

  @Option(names = "--proxy-port", paramLabel = "P", description = "CONNECT proxy.")
  private int proxyPort;

  @Option(names = "--admin-port", paramLabel = "P", description = "Manifest, counters, faults.")
  private int adminPort;

  @Option(names = "--ca", paramLabel = "FILE", description = "Write the certificate here.")
  private @Nullable Path ca;

  @Option(names = "--manifest", paramLabel = "FILE", description = "Write the truth here.")
  private @Nullable Path manifest;

  @Option(
      names = "--panel-delay",
      paramLabel = "MS",
      description = "How late info panels fill (default: now and then late).")
  private @Nullable Long panelDelay;

  @Option(names = "--sign-in-free", description = "Every browser counts as signed in.")
  private boolean signInFree;

  @Option(
      names = "--hash-ahead",
      description = "Hash every file before the start, so that no list waits for it.")
  private boolean hashAhead;

  @Spec private @Nullable CommandSpec spec;

  /** Runs the program; returns when it is stopped. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** The exit code; 2 with a message for options that cannot be. */
  static int run(String... arguments) {
    return new CommandLine(new SimulatorCommand()).execute(arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Simulator simulator = start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-end"));
      if (hashAhead) {
        simulator.library().items().parallelStream().forEach(simulator.cloud()::dedupKey);
      }
      if (manifest != null) {
        try (OutputStream out = Files.newOutputStream(manifest)) {
          simulator.writeManifest(out);
        }
      }
      tell(simulator);
      new CountDownLatch(1).await();
    }
    return 0;
  }

  /** Whatever is wrong here came from the options: a value, a port in use, a missing folder. */
  private Simulator start() {
    try {
      return Simulator.start(options());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      CommandLine line = Objects.requireNonNull(spec).commandLine();
      throw new ParameterException(line, String.valueOf(e.getMessage()), e);
    }
  }

  private LibraryOptions.Mix mix() {
    return switch (mix) {
      case "full" -> LibraryOptions.Mix.FULL;
      case "plain" -> LibraryOptions.Mix.PLAIN;
      default -> throw new IllegalArgumentException("no mix " + mix + "; there are full and plain");
    };
  }

  private SimulatorOptions options() {
    return SimulatorOptions.ofItems(items, seed)
        .withSizeBytes(size == null ? OptionalLong.empty() : OptionalLong.of(size))
        .withMix(mix())
        .withPhotos(Optional.ofNullable(photos))
        .withLatency(Duration.ofMillis(latency))
        .withBytesPerSecond(bandwidth)
        .withLanguage(language)
        .withPorts(port, proxyPort, adminPort)
        .withCa(Optional.ofNullable(ca))
        .withSignInFree(signInFree)
        .withPanelDelay(Optional.ofNullable(panelDelay).map(Duration::ofMillis));
  }

  private void tell(Simulator simulator) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf("items     %d%n", simulator.library().items().size());
    out.printf("site      https://127.0.0.1:%d%n", simulator.tlsPort());
    out.printf("proxy     %s%n", simulator.proxy());
    out.printf("admin     http://127.0.0.1:%d%n", simulator.adminPort());
    out.printf("ca        %s%n", simulator.caPem());
    if (manifest != null) {
      out.printf("manifest  %s%n", manifest);
    }
    out.printf("sign in   %s%n", simulator.signInUrl());
    out.println("ready");
    out.flush();
  }
}
