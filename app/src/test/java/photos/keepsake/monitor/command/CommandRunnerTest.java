package photos.keepsake.monitor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.monitor.command.Attempt.Ending;

@Timeout(60)
class CommandRunnerTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final OutputTail tail = new OutputTail(1_000);

  private CommandRunner runner(String script, int tries, Duration tryLimit, Duration totalLimit) {
    List<String> command = List.of("/bin/sh", "-c", script);
    Duration pause = Duration.ofMillis(1);
    return new CommandRunner(
        new CommandPlan(command, tries, pause, tryLimit, totalLimit), shown, tail);
  }

  private List<Attempt> run(String script, int tries) {
    return runner(script, tries, Duration.ZERO, Duration.ZERO).run();
  }

  /** One that ended and that nobody asked about has no command any more. */
  private static boolean lives(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().command())
        .isPresent();
  }

  private String written(String name) {
    Path file = folder.resolve(name);
    await().atMost(Duration.ofSeconds(20)).until(() -> !read(file).isBlank());
    return read(file);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void showsBothOutputsInTheirOrderAndKeepsThem() {
    List<Attempt> attempts = run("echo one; echo two >&2; printf three", 1);

    assertThat(attempts).hasSize(1);
    assertThat(attempts.get(0).isSuccess()).isTrue();
    assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\nthree");
    assertThat(tail.text()).isEqualTo("one\ntwo\nthree");
    assertThat(tail.lastWords()).contains("three");
  }

  @Test
  void triesAgainUntilItGoesWell() {
    String script = "echo x >> '" + folder + "/tries'; test $(wc -l < '" + folder + "/tries') = 3";

    List<Attempt> attempts = run(script, 5);

    assertThat(attempts).extracting(Attempt::code).containsExactly(1, 1, 0);
  }

  @Test
  void leavesItAfterTheLastTry() {
    assertThat(run("exit 33", 3)).extracting(Attempt::code).containsExactly(33, 33, 33);
  }

  @Test
  void aSignalIsAnExitStatusToo() {
    assertThat(run("kill -9 $$", 1)).extracting(Attempt::code).containsExactly(137);
  }

  @Test
  void whatCannotBeStartedSaysWhatAShellWouldSay() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "no program");

    assertThat(startOf(folder.resolve("missing").toString())).isEqualTo(127);
    assertThat(startOf("no-such-program-anywhere")).isEqualTo(127);
    assertThat(startOf(file.toString())).isEqualTo(126);
    Path script = Files.writeString(folder.resolve("script"), "#!/no/such/shell -e\necho x\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    assertThat(startOf(script.toString())).isEqualTo(126);
  }

  private int startOf(String program) {
    CommandPlan plan =
        new CommandPlan(List.of(program), 1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    Attempt attempt = new CommandRunner(plan, shown, tail).run().get(0);
    assertThat(attempt.ending()).isEqualTo(Ending.NOT_STARTED);
    return attempt.code();
  }

  @Test
  void aTryThatTakesTooLongIsEndedWithAllThatItStarted() {
    String script =
        "sleep 300 & echo $! > '" + folder + "/child'; (trap '' TERM; sleep 301) & sleep 302";

    List<Attempt> attempts = runner(script, 1, Duration.ofSeconds(1), Duration.ZERO).run();

    assertThat(attempts.get(0).ending()).isEqualTo(Ending.TIMED_OUT);
    assertThat(attempts.get(0).code()).isEqualTo(143);
    String child = written("child");
    await().atMost(Duration.ofSeconds(20)).until(() -> !lives(child));
  }

  @Test
  void aCommandThatIgnoresBeingAskedIsKilled() {
    List<Attempt> attempts =
        runner("trap '' TERM; while :; do sleep 1; done", 1, Duration.ofSeconds(1), Duration.ZERO)
            .run();

    assertThat(attempts.get(0).ending()).isEqualTo(Ending.TIMED_OUT);
    assertThat(attempts.get(0).code()).isEqualTo(137);
  }

  @Test
  void theTotalLimitEndsTheTries() {
    List<Attempt> attempts = runner("sleep 300", 50, Duration.ZERO, Duration.ofSeconds(1)).run();

    assertThat(attempts).hasSize(1);
    assertThat(attempts.get(0).ending()).isEqualTo(Ending.TIMED_OUT);
  }

  @Test
  void whatItLeavesInTheBackgroundDoesNotHoldUp() {
    List<Attempt> attempts = run("sleep 300 & echo $! > '" + folder + "/left'; echo done", 1);

    assertThat(attempts.get(0).isSuccess()).isTrue();
    assertThat(tail.text()).isEqualTo("done\n");
    ProcessHandle.of(Long.parseLong(written("left").strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void aSignalReachesTheWholeGroupAndNothingIsTriedAgain(String signal) throws Exception {
    String script =
        "sh -c 'trap \"echo got it; exit 5\" "
            + signal
            + "; echo $$ > \""
            + folder
            + "/child\"; while :; do sleep 0.1; done'";
    CommandRunner runner = runner(script, 3, Duration.ZERO, Duration.ZERO);
    CompletableFuture<List<Attempt>> run = CompletableFuture.supplyAsync(runner::run);
    String child = written("child");

    runner.stop(signal);

    List<Attempt> attempts = run.get(30, TimeUnit.SECONDS);
    assertThat(attempts).hasSize(1);
    assertThat(attempts.get(0).ending()).isEqualTo(Ending.STOPPED);
    assertThat(tail.text()).contains("got it");
    await().atMost(Duration.ofSeconds(20)).until(() -> !lives(child));
  }

  @Test
  void whatWasStoppedBeforeItBeganNeverRuns() {
    CommandRunner runner = runner("echo ran", 3, Duration.ZERO, Duration.ZERO);
    runner.stop("TERM");

    assertThat(runner.run()).extracting(Attempt::ending).containsExactly(Ending.STOPPED);
    assertThat(tail.text()).isEmpty();
  }

  @Test
  void anOutputOfAnyLengthTakesLittleMemory() {
    CommandPlan plan =
        new CommandPlan(
            List.of("/bin/sh", "-c", "head -c 30000000 /dev/zero | tr '\\0' x; echo; echo end"),
            1,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO);

    new CommandRunner(plan, OutputStream.nullOutputStream(), tail).run();

    assertThat(tail.text()).hasSize(1_000).endsWith("x\nend\n");
  }

  @Test
  void aReaderThatWentAwayEndsNothing() {
    CommandPlan plan =
        new CommandPlan(
            List.of("/bin/sh", "-c", "echo one; echo two"),
            1,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO);
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int next) throws IOException {
            throw new IOException("broken pipe");
          }
        };

    assertThat(new CommandRunner(plan, broken, tail).run().get(0).isSuccess()).isTrue();
    assertThat(tail.text()).isEqualTo("one\ntwo\n");
  }
}
