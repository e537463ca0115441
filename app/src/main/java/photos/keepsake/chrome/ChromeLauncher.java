package photos.keepsake.chrome;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Brings a Chrome up to its first answer, or leaves nothing behind. */
final class ChromeLauncher {
  private static final Logger log = LoggerFactory.getLogger(ChromeLauncher.class);

  /** Chrome's exit code when another one uses the profile (seen on Chromium 156, 2026-11). */
  private static final int EXIT_PROFILE_IN_USE = 21;

  /** What Chrome says on stderr once it listens on its port. */
  private static final String LISTENING = "DevTools listening on ";

  /**
   * Opens Chrome's ends of the pipes, says so by a NUL, and runs Chrome. The outer shell stays as
   * its parent, without the pipes, only to remove the private folder after it, which so happens
   * even when our program was killed. Signals of the terminal are Chrome's business alone. The ends
   * 5 and 6 are open for a moment only, lest opening blocks when our program is gone already.
   */
  static final String SCRIPT =
      """
      folder=$1; shift
      trap '' HUP INT TERM
      (
        trap - HUP INT TERM
        exec 5<>"$folder/in" 6<>"$folder/out"
        exec 3<"$folder/in" 4>"$folder/out" 5>&- 6>&-
        rm -f "$folder/in" "$folder/out"
        printf '\\0' >&4
        exec "$@"
      )
      code=$?
      rm -rf "$folder" 2>/dev/null || rm -rf "$folder" 2>/dev/null
      exit $code
      """;

  private static final Duration MKFIFO_PATIENCE = Duration.ofSeconds(10);
  private static final Duration EXIT_PATIENCE = Duration.ofSeconds(1);

  private ChromeLauncher() {}

  /** What a start brought. */
  record Launched(
      ChromeProcess process, CdpConnection connection, TempFolder temp, String version) {}

  /** How the browser is reached. */
  enum Road {
    PIPE,
    PORT
  }

  static Launched launch(ChromeOptions options, Road road) {
    Deadline deadline = Deadline.in(options.startTimeout());
    prepareProfile(options.profile());
    try {
      TempFolder temp = TempFolder.create(System.getenv());
      try {
        return road == Road.PIPE
            ? overPipe(options, temp, deadline)
            : overPort(options, temp, deadline);
      } catch (IOException | ChromeException e) {
        temp.remove();
        throw e;
      }
    } catch (IOException e) {
      throw new ChromeException.StartFailed(
          "Chrome could not be started", OptionalInt.empty(), "", e);
    }
  }

  /** Makes the folder where it is absent, and refuses it when a Chrome runs on it. */
  static void prepareProfile(Path profile) {
    try {
      ProfileLock.createProfile(profile);
      SingletonFiles.clear(profile, SingletonFiles.thisHost());
    } catch (IOException e) {
      throw new ChromeException.StartFailed(
          "the profile folder cannot be used", OptionalInt.empty(), "", e);
    }
  }

  private static Launched overPipe(ChromeOptions options, TempFolder temp, Deadline deadline)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "keepsake-chrome"));
    command.add(temp.path().toString());
    command.addAll(command(options, "--remote-debugging-pipe"));
    PipeTransport pipe = openPipe(temp.path());
    try {
      ChromeProcess process = start(command, temp, line -> {});
      var unused = process.ended().thenRun(pipe::letGo);
      return firstAnswer(options, process, pipe, temp, deadline);
    } catch (IOException e) {
      pipe.close();
      throw e;
    }
  }

  private static PipeTransport openPipe(Path folder) throws IOException {
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    Process mkfifo =
        new ProcessBuilder("mkfifo", "-m", "600", in.toString(), out.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!mkfifo.waitFor(MKFIFO_PATIENCE.toSeconds(), TimeUnit.SECONDS)
          || mkfifo.exitValue() != 0) {
        mkfifo.destroyForcibly();
        throw new IOException("mkfifo failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChromeException.Interrupted(e);
    }
    return new PipeTransport(in, out);
  }

  private static Launched overPort(ChromeOptions options, TempFolder temp, Deadline deadline)
      throws IOException {
    CompletableFuture<URI> address = new CompletableFuture<>();
    ChromeProcess process =
        start(
            command(options, "--remote-debugging-port=0"), temp, line -> listening(line, address));
    var unused =
        process
            .ended()
            .thenRun(
                () -> address.completeExceptionally(new ChromeException.Closed("Chrome ended")));
    try {
      URI uri = CdpConnection.await(address, "Chrome did not name its port", deadline.left());
      return firstAnswer(options, process, PortTransport.connect(uri, deadline), temp, deadline);
    } catch (ChromeException e) {
      throw failure(options, process, e);
    }
  }

  private static void listening(String line, CompletableFuture<URI> address) {
    if (line.startsWith(LISTENING)) {
      address.complete(URI.create(line.substring(LISTENING.length()).strip()));
    }
  }

  private static List<String> command(ChromeOptions options, String debuggingSwitch) {
    boolean asRoot = ThisMachine.runsAsRoot();
    if (asRoot) {
      log.warn("running as root, so Chrome runs without its sandbox");
    }
    List<String> command = new ArrayList<>(List.of(options.binary().toString()));
    command.addAll(ChromeSwitches.driven(options, debuggingSwitch, asRoot));
    return command;
  }

  private static ChromeProcess start(List<String> command, TempFolder temp, Consumer<String> onLine)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(temp.environment(System.getenv()));
    return new ChromeProcess(builder, temp.path().toString(), onLine);
  }

  private static Launched firstAnswer(
      ChromeOptions options,
      ChromeProcess process,
      Transport transport,
      TempFolder temp,
      Deadline deadline) {
    CdpConnection connection = new CdpConnection(transport);
    connection.start();
    try {
      JsonNode answer =
          connection.call(CdpConnection.BROWSER, "Browser.getVersion", Map.of(), deadline.left());
      return new Launched(process, connection, temp, answer.path("product").asString(""));
    } catch (ChromeException e) {
      connection.close();
      throw failure(options, process, e);
    }
  }

  /** Why it failed; kills what is left of it. */
  private static ChromeException failure(
      ChromeOptions options, ChromeProcess process, ChromeException cause) {
    // A pipe ends a moment before its process; after a timeout there is nothing to wait for.
    boolean ending = cause instanceof ChromeException.Closed;
    OptionalInt code = process.exitCode(ending ? EXIT_PATIENCE : Duration.ZERO);
    process.killAll();
    if (!ending && !(cause instanceof ChromeException.Timeout)) {
      return cause;
    }
    if (code.isPresent() && meansInUse(code.getAsInt(), options.headless())) {
      return new ChromeException.ProfileInUse(
          "another Chrome uses the profile", OptionalLong.empty());
    }
    String what = code.isPresent() ? "Chrome ended at its start" : "Chrome did not answer in time";
    return new ChromeException.StartFailed(what, code, process.stderrTail(), cause);
  }

  /** With a window, a second Chrome hands over to the first and ends well (156, 2026-11). */
  private static boolean meansInUse(int exitCode, boolean headless) {
    return exitCode == EXIT_PROFILE_IN_USE || (exitCode == 0 && !headless);
  }
}
