package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class ServiceCommandTest {
  private static final String SECRET = "0f1e2d3c-aaaa-bbbb-cccc-001122334455";

  @TempDir private Path folder;
  private FakeSystem system;

  @BeforeEach
  void beginWithNothing() {
    system = new FakeSystem(folder);
  }

  @Test
  void unitsAreCheckedWrittenAndEnabledInThisOrder() throws IOException {
    system
        .withSystemd()
        .with("systemd-analyze", "[ ! -e \"$state/home/.config/systemd\" ] || exit 1");

    Program.Result result = systemd("install", "--archive", "/vol/photos", "--", "--tries", "3");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("wrote " + system.unit("keepsake.timer"));
    assertThat(system.calls())
        .satisfiesExactly(
            call -> assertThat(call).startsWith("systemd-analyze --user verify"),
            call -> assertThat(call).isEqualTo("systemctl --user daemon-reload"),
            call -> assertThat(call).isEqualTo("systemctl --user enable --now keepsake.timer"),
            call -> assertThat(call).startsWith("loginctl"));
    assertThat(result.err()).doesNotContain("signed in only");
    assertThat(system.unit("keepsake.service"))
        .content()
        .contains(
            "ExecStart=\""
                + system.launcher()
                + "\" \"sync\" \"--archive=/vol/photos\" \"--tries\" \"3\"");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(system.unit("keepsake.timer"))))
        .isEqualTo("rw-r--r--");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void kindFollowsTheSystem() {
    system.withCron();
    assertThat(system.run("service", "install").out()).contains("table of cron jobs");

    system.run("service", "uninstall");
    system.withSystemd();
    assertThat(system.run("service", "install").out()).contains("keepsake.timer");
  }

  @Test
  void oneNameIsInstalledWithOneSchedulerOnly() {
    system.withSystemd().withCron();
    assertThat(cron("install").code()).isZero();

    Program.Result second = systemd("install");

    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err()).contains("uninstall --kind cron --name keepsake");
    assertThat(system.unit("keepsake.timer")).doesNotExist();
    assertThat(systemd("install", "--name", "family").code()).isZero();
  }

  @Test
  void aLineThatNoDaemonCouldReadHasAStatusAllTheSame() throws IOException {
    system.withCron();
    cron("install");
    String table = Files.readString(system.table());
    Files.writeString(system.table(), table.replace("30 3 * * *", "30 3 */2 * 5"));

    Program.Result result = system.run("service", "status", "--json");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("30 3 */2 * 5").doesNotContain("next_run_at");
  }

  @Test
  void pathsBecomeAbsoluteAndThoseOfTheConfigFileStayThere() throws IOException {
    system.withSystemd();
    Path config = Files.writeString(folder.resolve("c.toml"), "archive = \"/from/config\"\n");

    systemd("install", "--config", config.toString(), "--profile", "my/../profile");

    assertThat(system.unit("keepsake.service"))
        .content()
        .contains("\"--config=" + config + "\" \"--profile=" + Path.of("profile").toAbsolutePath())
        .doesNotContain("/from/config");
  }

  @Test
  void whatSystemdWouldNotTakeIsNotWritten() {
    system
        .withSystemd()
        .with("systemd-analyze", "echo \"/tmp/x/keepsake.timer:4: Failed to parse\" >&2; exit 1");

    Program.Result result = systemd("install");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("keepsake.timer:4: Failed to parse");
    assertThat(system.unit("keepsake.service")).doesNotExist();
    assertThat(system.calls()).noneMatch(call -> call.startsWith("systemctl"));
  }

  @Test
  void checkThatCannotBeMadeIsNoHindrance() {
    system.withSystemd().with("systemd-analyze", "echo 'Failed to initialize manager' >&2; exit 1");

    Program.Result result = systemd("install");

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("note: the units were not checked");
  }

  @Test
  void withoutAUserBusTheUnitsStayAndThePersonIsToldWhatToRun() {
    system
        .withSystemd()
        .with("systemctl", "echo 'Failed to connect to bus: No medium' >&2; exit 1");

    Program.Result result = systemd("install");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .contains("Failed to connect to bus")
        .contains("loginctl enable-linger")
        .contains("systemctl --user daemon-reload && systemctl --user enable --now keepsake.timer");
    assertThat(system.unit("keepsake.timer")).exists();
  }

  @Test
  void filesOfOthersAreNeitherReplacedNorRemoved() throws IOException {
    system.withSystemd();
    Path foreign = system.unit("keepsake.service");
    Files.createDirectories(foreign.getParent());
    Files.writeString(foreign, "[Service]\nExecStart=/usr/local/bin/mine\n");

    Program.Result refused = systemd("install");
    Program.Result uninstalled = systemd("uninstall");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(foreign.toString(), "--force");
    assertThat(uninstalled.out()).contains("nothing of Keepsake was installed");
    assertThat(foreign).content().contains("mine");
    assertThat(system.unit("keepsake.timer")).doesNotExist();

    assertThat(systemd("install", "--force").code()).isZero();
    assertThat(foreign).content().doesNotContain("mine");
  }

  @Test
  void severalArchivesHaveServicesOfTheirOwn() {
    system.withSystemd();
    systemd("install");
    systemd("install", "--name", "family", "--archive", "/vol/family");

    assertThat(systemd("uninstall").code()).isZero();

    assertThat(system.unit("keepsake.service")).doesNotExist();
    assertThat(system.unit("keepsake-family.service")).content().contains("/vol/family");
    assertThat(system.calls()).contains("systemctl --user disable --now keepsake.timer");
  }

  @Test
  void uninstallWithoutAUserBusRemovesAlsoTheLinkThatEnables() throws IOException {
    system.withSystemd();
    systemd("install");
    Path link = system.unit("timers.target.wants").resolve("keepsake.timer");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, system.unit("keepsake.timer"));
    system.with("systemctl", "echo 'Failed to connect to bus' >&2; exit 1");

    Program.Result result = systemd("uninstall");

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("note: your systemd could not be told");
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(system.unit("keepsake.timer")).doesNotExist();
  }

  @Test
  void statusTellsLastAndNextRun() {
    system
        .withSystemd()
        .with(
            "systemctl",
            """
            case "$*" in
              *show*.timer) echo UnitFileState=enabled; echo ActiveState=active
                echo "LastTriggerUSec=Wed 2026-11-25 03:31:07 UTC"
                echo "NextElapseUSecRealtime=Thu 2026-11-26 03:30:00 UTC" ;;
              *show*.service) echo ActiveState=inactive; echo ExecMainStatus=12; echo ExecMainCode=1
                echo "ExecMainStartTimestamp=Wed 2026-11-25 03:31:08 UTC"
                echo "ExecMainExitTimestamp=Wed 2026-11-25 03:33:00 UTC" ;;
            esac
            """);
    systemd("install");

    assertThat(system.run("service", "status", "--json").out())
        .contains("\"type\":\"service\"", "\"kind\":\"systemd\"", "\"installed\":true")
        .contains("\"enabled\":true", "\"running\":false", "\"last_exit_code\":12")
        .contains("\"last_run_at\":\"2026-11-25T03:31:08Z\"")
        .contains("\"next_run_at\":\"2026-11-26T03:30:00Z\"");
    assertThat(system.run("service", "status").out())
        .contains(
            "keepsake (systemd): runs by itself", "last exit code: 12", "next run: 2026-11-26");
  }

  @Test
  void statusOfNothingSaysSo() {
    Program.Result result = system.withSystemd().run("service", "status", "--kind", "systemd");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("keepsake (systemd): not installed\n");
  }

  @Test
  void otherLinesOfTheTableStayByteForByte() throws IOException {
    system.withCron();
    byte[] before =
        "SHELL=/bin/sh\r\n# \u00e9\n\n\t5 4 * * * a %b \\% \n"
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(system.table(), before);

    assertThat(cron("install", "--archive", "/vol/\u00e9").code()).isZero();
    assertThat(cron("install", "--at", "04:05").code()).isZero();

    byte[] after = Files.readAllBytes(system.table());
    assertThat(after).startsWith(before);
    String ours = Files.readString(system.table(), StandardCharsets.ISO_8859_1);
    assertThat(ours.substring(before.length).lines())
        .satisfiesExactly(
            begin -> assertThat(begin).startsWith("# keepsake: begin"),
            line ->
                assertThat(line)
                    .startsWith("5 4 * * * PATH=")
                    .endsWith("'" + system.launcher() + "' 'sync' >/dev/null"),
            end -> assertThat(end).isEqualTo("# keepsake: end"));
    assertThat(cron("uninstall").code()).isZero();
    assertThat(Files.readAllBytes(system.table())).isEqualTo(before);
  }

  @Test
  void tableThatCannotBeReadIsNotWritten() throws IOException {
    Files.writeString(system.table(), "precious\n");
    system.with(
        "crontab", "[ \"$1\" = - ] && /bin/cat >\"$state/table\"; echo 'locked' >&2; exit 1");

    Program.Result result = cron("install");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("locked");
    assertThat(system.table()).hasContent("precious\n");
    assertThat(system.calls()).containsExactly("crontab -l");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# keepsake: begin\n1 2 * * * x\n",
        "# keepsake: end\n",
        "# keepsake: begin\n1 2 * * * x\n3 4 * * * mine\n# keepsake: end\n",
        "# keepsake: end\n1 2 * * * x\n# keepsake: begin\n"
      })
  void marksThatWereMovedAreNotGuessedAt(String table) throws IOException {
    system.withCron();
    Files.writeString(system.table(), table);

    assertThat(cron("install").code()).isEqualTo(2);
    assertThat(cron("uninstall").code()).isEqualTo(2);
    assertThat(system.table()).content().isEqualTo(table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a b", "/it's", "/100% $HOME `id`", "/q\"uo;te & more", "/b\\ack", "/caf\u00e9"})
  void cronStartsTheSameWords(String archive) throws Exception {
    system.withCron();
    Path seen = folder.resolve("seen");
    Files.writeString(system.launcher(), "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + seen + "'\n");

    assertThat(cron("install", "--archive", archive).code()).isZero();
    String line = Files.readAllLines(system.table()).get(1);
    String command = asCronReadsIt(line.split(" ", 6)[5]);
    new ProcessBuilder("/bin/sh", "-c", command).start().waitFor();

    assertThat(seen).content().isEqualTo("sync\n--archive=" + archive + "\n");
  }

  /** A percent sign ends the command, unless a backslash stands before it, which then goes. */
  private static String asCronReadsIt(String command) {
    assertThat(command).doesNotContainPattern("(?<!\\\\)%");
    return command.replace("\\%", "%");
  }

  @Test
  void cronsNextRunFollowsFromItsLine() {
    system.withCron();
    cron("install", "--every", "6h");

    assertThat(system.run("service", "status", "--json").out())
        .contains("\"kind\":\"cron\"", "\"schedule\":\"30 3,9,15,21 * * *\"", "\"next_run_at\":\"");
  }

  @Test
  void launchdAgentIsLoadedAndUnloaded() {
    system.with("id", "echo 501").with("launchctl", "exit 0");
    Path agent = system.agent("photos.keepsake.keepsake.plist");

    assertThat(system.run("service", "install", "--kind", "launchd").code()).isZero();
    assertThat(agent).content().contains("<integer>30</integer>");
    assertThat(system.run("service", "uninstall", "--kind", "launchd").code()).isZero();

    assertThat(agent).doesNotExist();
    assertThat(system.calls())
        .contains(
            "launchctl bootstrap gui/501 " + agent,
            "launchctl bootout gui/501/photos.keepsake.keepsake");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ping " + SECRET,
        "--ping=https://hc-ping.com/" + SECRET,
        "--ping-key " + SECRET + " --ping-slug photos",
        "--ping-header X-Key:" + SECRET,
        "--proxy http://me:" + SECRET + "@proxy:3128"
      })
  void secretsAreNeitherWrittenNorRepeated(String words) {
    system.withSystemd();

    Program.Result result = run("service install --kind systemd -- " + words);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("config.toml").doesNotContain(SECRET);
    assertThat(system.unit("keepsake.service")).doesNotExist();
  }

  @Test
  void addressThatStandsAloneIsNotRepeatedEither() {
    Program.Result result = run("service install -- https://hc-ping.com/" + SECRET);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("(an address)").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "install -- --bogus                            | --bogus",
        "install -- --parallel many                    | --parallel",
        "install -- somewhere                          | somewhere",
        "install -- --help                             | --help",
        "install -- --archive /a                       | before --",
        "install -- --ping file:relative               | whole path",
        "install -- --extra-ca ca.pem                  | whole path",
        "install --schedule nonsense                   | nonsense",
        "install --schedule @reboot                    | @reboot",
        "install -- --tries 99                         | 99",
        "install -- -n 0                               | 0",
        "install -- --from 2024-02-01 --to 2024-01-01  | 2024-01-01",
        "install -- --run /not/there                   | /not/there",
        "install --kind cron --jitter 5m               | --jitter",
        "install --schedule @daily --at 03:00          | --at",
        "install --every 7h                            | interval",
        "install --every 90s                           | interval",
        "install --at 25:00                            | 25:00",
        "install --name ../evil                        | ../evil",
        "install --jitter 2d                           | --jitter",
        "install --kind upstart                        | upstart",
        "uninstall --at 03:00                          | --at",
        "status --force                                | --force",
        "sideways                                      | sideways"
      })
  void whatCannotBeIsRefusedBeforeAnythingIsWritten(String line, String named) {
    system.withSystemd();

    Program.Result result = run("service " + line.strip());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(named);
    assertThat(system.calls()).isEmpty();
  }

  @Test
  void fileWithASecretMayBeNamed() {
    system.withSystemd();

    assertThat(run("service install --kind systemd -- --ping file:/etc/ping").code()).isZero();
    assertThat(system.unit("keepsake.service")).content().contains("\"file:/etc/ping\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--at 2:05             | *-*-* 02:05:00",
        "--every 1d            | *-*-* 03:30:00",
        "--every 1w --at 12:00 | Sun *-*-* 12:00:00",
        "--every 12h           | *-*-* 03,15:30:00",
        "--every 20m           | *-*-* *:10,30,50:00",
        "--schedule @hourly    | *-*-* *:00:00"
      })
  void timesAreSaidInSeveralWays(String options, String calendar) {
    assertThat(run("service print --kind systemd " + options).out())
        .contains("OnCalendar=" + calendar + "\n");
  }

  @Test
  void jitterStaysShorterThanHalfTheWayToTheNextRun() {
    assertThat(run("service print --kind systemd --every 4m").out())
        .contains("RandomizedDelaySec=120\n");
  }

  @Test
  void printInstallsNothing() {
    system.withSystemd().withCron();

    for (String kind : new String[] {"systemd", "cron", "launchd"}) {
      Program.Result result = system.run("service", "print", "--kind", kind);
      assertThat(result.code()).isZero();
      assertThat(result.out()).contains("Written by `keepsake service install`", "keepsake");
    }
    assertThat(system.calls()).isEmpty();
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void variablesThatTheServiceWillNotSeeAreNamedButNotRepeated() {
    system.withSystemd();

    Program.Result result =
        system
            .program()
            .with("KEEPSAKE_PING", SECRET)
            .run("service", "install", "--kind", "systemd");

    assertThat(result.err()).contains("KEEPSAKE_PING").doesNotContain(SECRET);
    assertThat(system.unit("keepsake.service")).content().doesNotContain(SECRET);
  }

  private Program.Result systemd(String... words) {
    return withKind("systemd", words);
  }

  private Program.Result cron(String... words) {
    return withKind("cron", words);
  }

  private Program.Result withKind(String kind, String... words) {
    List<String> all = new ArrayList<>(List.of("service", "--kind", kind));
    all.addAll(List.of(words));
    return system.run(all.toArray(String[]::new));
  }

  private Program.Result run(String line) {
    return system.run(line.split(" +"));
  }
}
