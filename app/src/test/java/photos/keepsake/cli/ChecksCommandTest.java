package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ChecksCommandTest {
  private static final String A = "803f680d-e89b-492b-82ef-2be7b774a92d";
  private static final String B = "31365bce-8da9-4729-8ff3-aaa71d56b712";
  private static final String UNIQUE = "a6c7b0a8a66bed0df66abfdab3c77736861703ee";
  private static final String LIST = "GET /api/v3/checks/";
  private static final String PHOTOS =
      "{\"uuid\":\""
          + A
          + "\",\"name\":\"F\u00f6t\u00f6s at home\",\"slug\":\"fotos\",\"tags\":\"nas daily\","
          + "\"status\":\"up\",\"started\":false,\"n_pings\":7,\"timeout\":86400,\"grace\":5400,"
          + "\"last_ping\":\"2026-01-02T03:04:05.678901+00:00\",\"next_ping\":null,"
          + "\"ping_url\":\"https://hc-ping.com/"
          + A
          + "\",\"unheard_of\":[1]}";
  private static final String MAIL =
      "{\"uuid\":\""
          + B
          + "\",\"name\":\"Mail\\u001b[31m\\u009b2J\\tand\\nmore\",\"slug\":\"mail\",\"tags\":\"\","
          + "\"status\":\"down\",\"started\":true,\"grace\":3600,\"schedule\":\"5 4 * * *\","
          + "\"tz\":\"Europe/Berlin\",\"last_ping\":null}";
  private static final String BOTH = "{\"checks\":[" + PHOTOS + "," + MAIL + "]}";

  @TempDir private Path folder;
  private FakeChecksServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeChecksServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Program program() {
    return Program.in(folder)
        .with("KEEPSAKE_API_KEY", FakeChecksServer.KEY)
        .with("KEEPSAKE_API_URL", server.url());
  }

  @Test
  void listIsATableThatNoNameCanBreak() {
    server.on(LIST, 200, BOTH);

    Program.Result result = program().run("checks", "list");

    assertThat(result.code()).as(result.err()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).containsSubsequence("ID", "Name", "Status", "Last ping");
    assertThat(lines.get(1))
        .containsSubsequence(A, "F\u00f6t\u00f6s at home", "up", " ago", "every 1 d");
    assertThat(lines.get(1)).endsWith("1 h 30 min").doesNotContain("hc-ping.com");
    assertThat(lines.get(2))
        .containsSubsequence(
            B, "Mail?[31m?2J?and?more", "down, running", "never", "5 4 * * * Europe/Berlin");
    int status = lines.get(0).indexOf("Status");
    assertThat(lines.get(1).substring(status)).startsWith("up");
    assertThat(lines.get(2).substring(status)).startsWith("down");
  }

  @Test
  void theKeyGoesInItsHeaderAndNowhereElse() {
    server.on(LIST, 200, BOTH);

    Program.Result result =
        program().with("HEALTHCHECKS_USERAGENT", "crontab").run("checks", "list", "--json");

    FakeChecksServer.Request request = server.requests().get(0);
    assertThat(request.key()).isEqualTo(FakeChecksServer.KEY);
    assertThat(request.userAgent()).isEqualTo("crontab");
    assertThat(result.out() + result.err()).doesNotContain(FakeChecksServer.KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEALTHCHECKS_TOKEN", "HC_API_KEY"})
  void theKeyMayComeByOtherNamesAndFromAFile(String variable) throws IOException {
    server.on(LIST, 200, BOTH);
    Path file = Files.writeString(folder.resolve("key"), FakeChecksServer.KEY + "\n");

    Program.Result result =
        Program.in(folder)
            .with(variable, "file:" + file)
            .run("checks", "list", "--api-url", server.url() + "/api/v1/");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(server.requests().get(0).key()).isEqualTo(FakeChecksServer.KEY);
    assertThat(server.lines()).containsExactly(LIST);
  }

  @Test
  void theKeyAndTheServerMayStandInTheConfigFileButNoCheck() throws IOException {
    server.on(LIST, 200, BOTH);
    String text =
        "api-key = \"" + FakeChecksServer.KEY + "\"\napi-url = \"" + server.url() + "\"\n";
    Path file = Files.writeString(folder.resolve("c.toml"), text + "schedule = \"30 3 * * *\"\n");

    Program.Result result =
        Program.in(folder).run("checks", "list", "--config", file.toString(), "--status", "DOWN");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains(B).doesNotContain(A);
    server.on("GET /api/v3/checks/?slug=keepsake", 200, "{\"checks\":[]}");
    server.on("POST /api/v3/checks/", 201, PHOTOS);
    Program.in(folder).run("checks", "create", "--config", file.toString());
    assertThat(server.requests().get(2).body()).doesNotContain("schedule").contains("86400");
  }

  @ParameterizedTest
  @CsvSource({"--tag,nas", "--slug,fotos", "--status,up"})
  void listCanBeFiltered(String option, String value) {
    server.on(LIST, 200, BOTH);

    assertThat(program().run("checks", "list", option, value).out()).contains(A).doesNotContain(B);
  }

  @Test
  void aReadOnlyKeyHasOtherIds() {
    server.on(LIST, 200, "{\"checks\":[{\"unique_key\":\"" + UNIQUE + "\",\"name\":\"X\"}]}");

    Program.Result result = program().run("checks", "list", "--json");

    assertThat(result.out()).contains("\"id\":\"" + UNIQUE + "\"").doesNotContain("ping_url");
  }

  @Test
  void searchLooksAtNamesWithoutRegardToCase() {
    server.on(LIST, 200, BOTH);

    assertThat(program().run("checks", "search", "F\u00d6T\u00d6S").out())
        .contains(A)
        .doesNotContain(B);
  }

  @ParameterizedTest
  @ValueSource(strings = {"search", "pings"})
  void whatMatchesNothingIsSaid(String action) {
    server.on(LIST, 200, BOTH);

    Program.Result result = program().run("checks", action, "nowhere\u001b[2J");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("no check matches").doesNotContain("\u001b");
  }

  @Test
  void pingsOfAnIdAreAskedForByGetWithTheFinalSlash() {
    String pings =
        "{\"pings\":[{\"type\":\"start\",\"date\":\"2026-01-02T03:00:00+00:00\",\"n\":1},"
            + "{\"type\":\"success\",\"date\":\"2026-01-02T03:00:09.5+00:00\",\"n\":2,"
            + "\"method\":\"POST\",\"ua\":\"keepsake\",\"duration\":9.5,\"exitstatus\":0}]}";
    server.on("GET /api/v3/checks/" + A + "/pings/", 200, pings);

    Program.Result result = program().run("checks", "pings", A.toUpperCase(Locale.ROOT));

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines())
        .satisfiesExactly(
            l -> assertThat(l).containsSubsequence("Number", "Time (UTC)", "Type", "Duration"),
            l ->
                assertThat(l)
                    .containsSubsequence("2", "2026-01-02T03:00:09Z", "success", "9.500 s"),
            l -> assertThat(l).containsSubsequence("1", "2026-01-02T03:00:00Z", "start", "-"));
  }

  @Test
  void pingsOfSeveralChecksAreMixedByTime() {
    server.on(LIST, 200, BOTH);
    server.on(
        "GET /api/v3/checks/" + A + "/pings/", 200, "[" + ping(5, 1) + "," + ping(6, 3) + "]");
    server.on("GET /api/v3/checks/" + B + "/pings/", 200, "{\"pings\":[" + ping(9, 2) + "]}");

    Program.Result result = program().run("checks", "pings", "M", "-n", "2", "--json");

    assertThat(result.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"type\":\"ping\"").contains("\"number\":6"),
            line -> assertThat(line).contains("\"number\":9", "\"kind\":\"success\""));
  }

  private static String ping(int number, int day) {
    return "{\"type\":\"success\",\"date\":\"2026-01-0"
        + day
        + "T00:00:00Z\",\"n\":"
        + number
        + "}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"flips\":%s}", "%s"})
  void flipsMayComeInBothForms(String form) {
    String flips =
        "[{\"timestamp\":\"2026-01-01T00:00:00+00:00\",\"up\":0},"
            + "{\"timestamp\":\"2026-01-02T00:00:00+00:00\",\"up\":1}]";
    server.on("GET /api/v3/checks/" + A + "/flips/", 200, form.replace("%s", flips));

    assertThat(program().run("checks", "flips", A).out())
        .isEqualTo(
            "Time (UTC)            Went\n2026-01-02T00:00:00Z  up\n2026-01-01T00:00:00Z  down\n");
    assertThat(program().run("checks", "flips", A, "-n", "1").out()).doesNotContain("down");
  }

  @Test
  void createMakesACheckForADailyRun() {
    server.on("GET /api/v3/checks/?slug=fotos-zu-hause", 200, "{\"checks\":[]}");
    server.on("POST /api/v3/checks/", 201, PHOTOS);

    Program.Result result = program().run("checks", "create", "--name", "F\u00f6tos zu Hause");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(server.requests().get(1).body())
        .contains("\"name\":\"F\u00f6tos zu Hause\"", "\"slug\":\"fotos-zu-hause\"")
        .contains("\"unique\":[\"slug\"]", "\"timeout\":86400", "\"grace\":86400")
        .contains("\"channels\":\"*\"");
    assertThat(result.out()).startsWith("created: ").contains(A, "https://hc-ping.com/" + A);
    assertThat(result.err()).contains("keepsake sync --ping https://hc-ping.com/" + A);
  }

  @Test
  void createChangesOnlyWhatIsGivenOfACheckThatIsThere() {
    server.on("GET /api/v3/checks/?slug=fotos", 200, BOTH);
    server.on("POST /api/v3/checks/", 200, PHOTOS);

    Program.Result result =
        program()
            .run(
                "checks", "create", "--slug", "fotos", "--grace", "1d12h", "--manual-resume=false");

    assertThat(result.out()).startsWith("updated: ");
    assertThat(server.requests().get(1).body())
        .isEqualTo(
            "{\"slug\":\"fotos\",\"grace\":129600,\"manual_resume\":false,\"unique\":[\"slug\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create --grace 59s",
        "create --period 366d",
        "create --period soon",
        "create --period 1d --schedule x",
        "create --tz Europe/Berlin",
        "create --slug Photos",
        "create --methods GET",
        "pings",
        "pings x -n 0",
        "flips photos",
        "pause photos",
        "frobnicate",
        "list --api-url ftp://127.0.0.1",
        "list --api-url nonsense",
        "list --api-key file:/nowhere/key",
        "list --bogus",
      })
  void whatCannotBeIsRefusedBeforeAnythingIsAsked(String line) {
    Program.Result result = program().run(("checks " + line).split(" "));

    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains("error: ", "  why: ", "  fix: ").doesNotContain("Exception");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void withoutAKeyNobodyIsAsked() {
    Program.Result result = Program.in(folder).run("checks", "list", "--api-url", server.url());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("there is no API key");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void pauseAndResumeArePosted() {
    server.on("POST /api/v3/checks/" + A + "/pause", 200, PHOTOS);
    server.on("POST /api/v3/checks/" + A + "/resume", 409, "{\"error\":\"check is not paused\"}");

    assertThat(program().run("checks", "pause", A).out()).startsWith("paused: F\u00f6t\u00f6s");
    Program.Result resumed = program().run("checks", "resume", A);
    assertThat(resumed.code()).isEqualTo(2);
    assertThat(resumed.err()).contains("not paused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"error\":\"wrong api key\"}   | 2 | the API key is wrong",
        "403 | {}                              | 2 | limit",
        "404 | <html></html>                   | 2 | no Healthchecks server",
        "301 | ''                              | 2 | another address",
        "200 | <html>a page</html>             | 2 | no Healthchecks server",
        "200 | {}                              | 2 | no list of checks",
        "200 | ''                              | 2 | no Healthchecks server",
        "400 | {\"error\":\"bad\\u001b[2J\"}   | 2 | bad",
        "501 | <html></html>                   | 4 | 501",
      })
  void everyOtherAnswerIsExplained(int status, String body, int code, String words) {
    server.on(LIST, status, body);

    Program.Result result = program().run("checks", "list");

    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.err()).contains("error: ", words).doesNotContain("\u001b", "Exception");
    assertThat(result.err()).doesNotContain(FakeChecksServer.KEY);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aReadOnlyKeyCannotReadPings() {
    server.on("GET /api/v3/checks/" + A + "/pings/", 401, "{\"error\":\"wrong api key\"}");

    Program.Result result = program().run("checks", "pings", A);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("read-only key");
  }

  @Test
  void anUnknownCheckIsNoWrongAddress() {
    server.on("GET /api/v3/checks/" + A + "/flips/", 404, "{\"error\":\"not found\"}");

    assertThat(program().run("checks", "flips", A).err()).contains("knows no such check");
  }

  @ParameterizedTest
  @CsvSource({
    "0, just now",
    "59, 59 s ago",
    "60, 1 min ago",
    "20280, 5 h 38 min ago",
    "100800, 1 d 4 h ago",
    "-30, just now"
  })
  void timesAreToldInTwoUnits(long seconds, String words) {
    Instant now = Instant.parse("2026-01-02T00:00:00Z");

    assertThat(ChecksText.ago(now.minus(Duration.ofSeconds(seconds)), now)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "search", "pings", "flips", "create", "pause", "resume"})
  void everyActionExplainsItself(String action) {
    Program.Result result = Program.in(folder).run("checks", action, "--help");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .containsSubsequence("Examples:", "  keepsake checks " + action, "Exit codes:");
  }
}
