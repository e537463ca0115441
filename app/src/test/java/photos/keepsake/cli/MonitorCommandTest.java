package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.monitor.ping.FakeHealthchecks.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.monitor.ping.FakeHealthchecks;
import photos.keepsake.monitor.ping.FakeHealthchecks.Ping;

@Timeout(120)
class MonitorCommandTest {
  private static final String ID = "8ed62ef4-0d51-4c34-b3aa-3e2f3fd8f0a1";

  @TempDir private Path folder;

  private FakeHealthchecks server;
  private Program program;

  @BeforeEach
  void start() throws IOException {
    server = new FakeHealthchecks();
    program = Program.in(folder).with("HC_API_URL", server.url());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Program.Result monitor(String... more) {
    List<String> all = new ArrayList<>(List.of("monitor", "--ping", ID));
    all.addAll(List.of(more));
    return program.run(all.toArray(String[]::new));
  }

  private List<String> paths() {
    return server.pings().stream().map(ping -> ping.path().replace("/" + ID, "check")).toList();
  }

  private Ping last() {
    List<Ping> all = server.pings();
    return all.get(all.size() - 1);
  }

  @Test
  void aCommandThatGoesWellPingsItsStartAndItsEndUnderOneRunId() {
    Program.Result result = monitor("--timer", "--", "echo", "hello", "-v", "@x");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("hello -v @x\n");
    assertThat(paths()).containsExactly("check/start", "check");
    assertThat(server.pings().get(0).query()).isEqualTo(server.pings().get(1).query());
  }

  @Test
  void aFailureIsPingedWithItsExitStatusItsTriesAndTheEndOfTheOutput() {
    Program.Result result =
        monitor(
            "--retries",
            "3",
            "--try-pause",
            "0s",
            "--timer",
            "--logs",
            "--exec",
            "echo working;",
            "--exec",
            "echo it broke >&2; exit 33");

    assertThat(result.code()).isEqualTo(33);
    assertThat(paths()).containsExactly("check/start", "check/33");
    assertThat(server.pings().get(0).query()).isEqualTo(server.pings().get(1).query());
    assertThat(last().body())
        .startsWith("FAILED in all 3 tries: exit status 33 after")
        .contains(": it broke\n", "Try 1: exit status 33", "Try 3: exit status 33")
        .endsWith("working\nit broke\n");
  }

  @Test
  void nothingOfTheOutputIsSentUnlessAskedFor() {
    monitor("--exec", "echo secret; exit 1");

    assertThat(last().body()).startsWith("FAILED: exit status 1").doesNotContain("secret");
  }

  @Test
  void theOutputOfASuccessIsSentWhenAskedFor() {
    monitor("--logs", "--exec", "echo quiet");
    assertThat(last().body()).startsWith("Well done").doesNotContain("quiet");

    monitor("--logs-always", "--exec", "echo loud");
    assertThat(last().body()).endsWith("loud\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--on-success, exit-code, exit 0, check/0",
    "--on-success, log, exit 0, check/log",
    "--on-success, fail, exit 0, check/fail",
    "--on-nonzero-exit, log, exit 4, check/log",
    "--on-nonzero-exit, success, exit 4, check",
    "--on-nonzero-exit, fail, exit 4, check/fail",
    "--on-nonzero-exit, exit-code, kill -9 $$, check/137",
  })
  void whatIsPingedCanBeChosen(String option, String ping, String script, String path) {
    monitor(option, ping, "--exec", script);

    assertThat(paths()).containsExactly(path);
  }

  @Test
  void aCommandThatCannotBeStartedFails() {
    Program.Result result = monitor("--", "/no/such/program");

    assertThat(result.code()).isEqualTo(127);
    assertThat(result.err()).contains("cannot start /no/such/program");
    assertThat(paths()).containsExactly("check/fail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"404 | not found", "409 | ambiguous slug", "200 | OK (rate limited)"})
  void troubleWithPingsIsAWarningAndChangesNothing(String told) {
    String[] parts = told.split(" \\| ");
    server.alwaysAnswers(answer(Integer.parseInt(parts[0]), parts[1]));

    Program.Result good = monitor("--timer", "--exec", "echo hello");
    Program.Result bad = monitor("--exec", "exit 5");

    assertThat(good.code()).isZero();
    assertThat(good.out()).isEqualTo("hello\n");
    assertThat(good.err()).contains("warning: a ping was not recorded: ").doesNotContain(ID);
    assertThat(bad.code()).isEqualTo(5);
  }

  @Test
  void theCheckMayBeNamedInEveryUsualWay() throws IOException {
    Path file = Files.writeString(folder.resolve("check"), server.url() + "/" + ID + "\n");
    Program other = Program.in(folder);

    other.run("monitor", "--ping", "file:" + file, "--", "true");
    other.run("monitor", "--ping", ID, "--ping-base", server.url() + "/", "--", "true");
    program.with("CHECK_UUID", ID).run("monitor", "--", "true");
    program.with("HEALTHCHECKS_CHECK_ID", ID).run("monitor", "--", "true");
    program.with("KEEPSAKE_PING", server.url() + "/" + ID).run("monitor", "--", "true");
    assertThat(paths()).hasSize(5).containsOnly("check");

    program
        .with("HC_PING_KEY", "k3y")
        .run("monitor", "--ping-slug", "photos", "--ping-create", "--", "true");
    assertThat(last().path()).isEqualTo("/k3y/photos");
    assertThat(last().query()).startsWith("create=1&rid=");
  }

  @Test
  void theCheckThatIsNamedNearestIsPinged() throws IOException {
    String other = "11111111-2222-3333-4444-555555555555";
    Path config = Files.writeString(folder.resolve("config.toml"), "ping = \"" + ID + "\"\n");
    Program configured = program.with("KEEPSAKE_CONFIG", config.toString());

    configured.run("monitor", "--", "true");
    configured.with("HEALTHCHECKS_CHECK_ID", other).run("monitor", "--", "true");
    configured
        .with("HEALTHCHECKS_CHECK_ID", other)
        .with("KEEPSAKE_PING", ID)
        .run("monitor", "--", "true");
    configured.run("monitor", "--ping-key", "k3y", "--ping-slug", "s", "--", "true");

    assertThat(server.pings())
        .extracting(Ping::path)
        .containsExactly("/" + ID, "/" + other, "/" + ID, "/k3y/s");
  }

  @Test
  void aHeaderMayComeFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("header"), "Authorization: Bearer x\n");

    monitor("--ping-header", "file:" + file, "--", "true");

    assertThat(last().headers()).containsEntry("authorization", "Bearer x");
  }

  @Test
  void theSenderAndMoreHeadersAreSentAsAsked() {
    program
        .with("HEALTHCHECKS_USERAGENT", "crontab")
        .run("monitor", "--ping", ID, "--ping-header", "X-Auth: a: b", "--", "true");

    assertThat(last().headers())
        .containsEntry("user-agent", "crontab")
        .containsEntry("x-auth", "a: b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "monitor --ping ID",
        "monitor --ping ID --exec true -- true",
        "monitor --ping ID --retries 0 -- true",
        "monitor --ping nonsense -- true",
        "monitor --ping ftp://x/y -- true",
        "monitor --ping-key k -- true",
        "monitor --ping file:/no/such/file -- true",
        "monitor --ping ID --ping-retries 99 -- true",
        "monitor --ping ID --try-limit soon -- true",
        "monitor --ping ID --ping-slug s --ping-key k -- true",
        "monitor --ping ID --create -- true",
        "monitor --ping ID --ping-header Host:x -- true",
        "monitor --ping ID --ping-header X-A:\u20ac -- true",
        "monitor --ping ID --ping-header nonsense -- true",
        "monitor --ping ID --proxy socks5://127.0.0.1:1080 -- true",
        "monitor -- true",
      })
  void whatCannotBeIsRefusedBeforeAnythingRuns(String line) {
    Program.Result result = program.run(line.replace("ID", ID).split(" "));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("error: ", "  why: ", "  fix: ");
    assertThat(server.pings()).isEmpty();
  }

  @Test
  void aProgramReadsHowItEnded() {
    Program.Result result = monitor("--json", "--exec", "echo hello; exit 3");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out().lines())
        .singleElement()
        .asString()
        .startsWith("{\"type\":\"command\",\"exit_code\":3,\"tries\":[{\"exit_code\":3,");
    assertThat(result.err()).contains("hello");
  }

  @Test
  void aTestChangesNoStateAndSaysWhatCameBack() {
    Program.Result good = monitor("--test");
    assertThat(good.out()).isEqualTo("The ping was recorded.\n");
    assertThat(paths()).containsExactly("check/log");

    server.alwaysAnswers(answer(404, "not found"));
    Program.Result bad = monitor("--test");
    assertThat(bad.code()).isEqualTo(4);
    assertThat(bad.out()).contains("not recorded: there is no such check");
  }

  @Test
  void theOlderProgramsLineRunsAsItDid() {
    Program older =
        program.with("HEALTHCHECKS_CHECK_ID", ID).with("HEALTHCHECKS_USERAGENT", "crontab");

    Program.Result failed =
        older.run(
            "healthchecks-monitor",
            "--retries",
            "3",
            "--timer",
            "--logs",
            "--exec",
            "echo x; exit 9");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).isEqualTo("x\nx\nx\n");
    assertThat(paths()).containsExactly("check/start", "check/fail");
    assertThat(last().body()).startsWith("FAILED in all 3 tries").endsWith("x\nx\nx\n");
    assertThat(last().headers()).containsEntry("user-agent", "crontab");

    assertThat(older.run("healthchecks-monitor", "-tlr2", "-X", "echo", "-X", "fine").code())
        .isZero();
    assertThat(last().path()).isEqualTo("/" + ID);
    assertThat(last().body()).doesNotContain("fine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8ed62ef40d514c34b3aa3e2f3fd8f0a1",
        "{8ed62ef4-0d51-4c34-b3aa-3e2f3fd8f0a1}",
        "urn:uuid:8ed62ef4-0d51-4c34-b3aa-3e2f3fd8f0a1",
        "8ED62EF4-0D51-4C34-B3AA-3E2F3FD8F0A1"
      })
  void everyFormOfAnIdThatTheOlderProgramTookReachesTheServer(String id) {
    program.with("HEALTHCHECKS_CHECK_ID", id).run("healthchecks-monitor", "-X", "true");

    assertThat(paths()).containsExactly("check");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-X true", "-t", "-r 0 -X true", "-X "})
  void theOlderProgramsTrapsAreRefused(String line) {
    Program asked = line.equals("-X true") ? program : program.with("HEALTHCHECKS_CHECK_ID", ID);

    Program.Result result = asked.run(("healthchecks-monitor " + line).split(" ", -1));

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("error: ");
    assertThat(server.pings()).isEmpty();
  }
}
