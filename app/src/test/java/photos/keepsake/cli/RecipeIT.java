package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.googlephotos.SignedInChrome;
import photos.keepsake.monitor.ping.FakeHealthchecks;
import photos.keepsake.monitor.ping.FakeHealthchecks.Ping;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import photos.keepsake.simulator.truth.LibraryOptions;

/**
 * The line that people have had in their crontab for years, word by word, with nothing changed but
 * where its two programs are found.
 */
class RecipeIT {
  private static final String ID = "8ed62ef4-0d51-4c34-b3aa-3e2f3fd8f0a1";

  private static final String LINE =
      "HEALTHCHECKS_CHECK_ID="
          + ID
          + " HEALTHCHECKS_USERAGENT=crontab healthchecks-monitor --retries 3 --timer --logs"
          + " --exec \"gphotos-cdp -v -dev -headless -dldir ~/photos\"";

  @TempDir private Path folder;

  private FakeHealthchecks server;
  private Simulator simulator;

  @BeforeEach
  void start() throws IOException {
    server = new FakeHealthchecks();
    simulator =
        Simulator.start(
            SimulatorOptions.ofItems(4, 8)
                .withMix(LibraryOptions.Mix.PLAIN)
                .withSizeBytes(OptionalLong.of(40_000)));
    install();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    simulator.close();
  }

  /** The project's programs as they are, before a launcher that builds nothing. */
  private void install() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("keepsake/bin"));
    Files.createDirectories(folder.resolve("home"));
    for (String name : List.of("gphotos-cdp", "healthchecks-monitor")) {
      Files.copy(Path.of("..", "bin", name), bin.resolve(name));
    }
    Path launcher = folder.resolve("keepsake/keepsake");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -cp '"
            + System.getProperty("java.class.path")
            + "' photos.keepsake.cli.Main \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private int runsTheLine() throws Exception {
    return runsTheLine(simulator.proxy().toString());
  }

  private int runsTheLine(String proxy) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", LINE)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("XDG_"));
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("TMPDIR", folder.toString());
    environment.put("PATH", folder.resolve("keepsake/bin") + ":" + environment.get("PATH"));
    environment.put("HC_API_URL", server.url());
    environment.put("KEEPSAKE_PROXY", proxy);
    environment.put("KEEPSAKE_EXTRA_CA", simulator.caPem().toString());
    environment.put("KEEPSAKE_KEEP_FREE", "100M");
    Process line = builder.start();
    assertThat(line.waitFor(180, TimeUnit.SECONDS)).as(said()).isTrue();
    return line.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private List<String> paths() {
    return server.pings().stream().map(Ping::path).toList();
  }

  @Test
  void bringsThePhotosAndTwoPings() throws Exception {
    // The profile of -dev.
    SignedInChrome.start(simulator, folder.resolve("gphotos-cdp")).close();

    assertThat(runsTheLine()).as(said()).isZero();

    assertThat(paths()).containsExactly("/" + ID + "/start", "/" + ID);
    assertThat(server.pings()).allMatch(ping -> "crontab".equals(ping.headers().get("user-agent")));
    try (Stream<Path> photos = Files.walk(folder.resolve("home/photos"), 2)) {
      List<String> places =
          photos
              .filter(Files::isRegularFile)
              .map(file -> folder.resolve("home/photos").relativize(file).toString())
              .filter(path -> path.startsWith("AF1Qip"))
              .toList();
      assertThat(places).hasSize(4).allMatch(path -> path.matches("[^/]+/[^/]+"));
    }
    assertThat(folder.resolve("home/photos/.lastdone")).exists();
  }

  @Test
  void aLostSignInIsTriedThriceAndToldWithItsLog() throws Exception {
    assertThat(runsTheLine()).isEqualTo(1);

    assertThat(paths()).containsExactly("/" + ID + "/start", "/" + ID + "/fail");
    assertThat(server.pings().get(0).query()).isEqualTo(server.pings().get(1).query());
    assertThat(server.pings().get(1).body())
        .startsWith("FAILED in all 3 tries: exit status 1 after")
        .contains("keepsake login --profile");
  }

  @Test
  void aNetworkThatIsDownIsTriedThriceAndToldToo() throws Exception {
    SignedInChrome.start(simulator, folder.resolve("gphotos-cdp")).close();
    int unused;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = socket.getLocalPort();
    }

    assertThat(runsTheLine("http://127.0.0.1:" + unused)).isEqualTo(1);

    assertThat(paths()).containsExactly("/" + ID + "/start", "/" + ID + "/fail");
    assertThat(server.pings().get(1).body())
        .startsWith("FAILED in all 3 tries: exit status 1 after")
        .contains("Try 1: exit status 1", "Try 2: exit status 1", "error: ");
  }
}
