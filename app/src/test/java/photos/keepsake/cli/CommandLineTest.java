package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir private Path folder;

  @Test
  void saysItsVersion() {
    Program.Result result = Program.in(folder).run("--version");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("keepsake ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo", "login", "sync", "status", "verify", "daemon", "health", "visit", "service"
      })
  void everyCommandExplainsItselfWithExamplesAndExitCodes(String command) {
    Program.Result result = Program.in(folder).run(command, "--help");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .containsSubsequence("Examples:", "  keepsake " + command, "--config=FILE", "Exit codes:")
        .contains("    0  complete", "    2  the command was given something that cannot be");
  }

  @Test
  void helpPagesNameOptionsAsTheyAreWritten() {
    String out = Program.in(folder).run("sync", "--help").out();

    assertThat(out).contains("[--chrome-arg=ARG]...", "[--album=NAME|ID]...", "KEEPSAKE_N");
    assertThat(out).contains("  130  interrupted by Ctrl-C", "   18  made by a newer Keepsake");
    assertThat(Program.in(folder).run("demo", "--help").out())
        .contains("keepsake/demo/archive", "command line only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sync --bogus | --bogus",
        "sync --parallel 0 | --parallel",
        "sync --parallel 17 | --parallel",
        "sync --parallel many | --parallel",
        "sync --rate 0 | --rate 0",
        "sync --rate NaN | --rate NaN",
        "sync --rate Infinity | --rate Infinity",
        "sync --run /nowhere/program | /nowhere/program",
        "sync --run no-such-program | no-such-program",
        "sync --profile= | a path cannot be empty",
        "demo --photos= | a path cannot be empty",
        "sync --from yesterday | --from",
        "sync --from 2024-02-01 --to 2024-01-01 | no day lies between",
        "sync --headless --headful | --headful",
        "sync --proxy nonsense | proxy",
        "sync --extra-ca /nowhere.pem | /nowhere.pem",
        "sync --extra-ca / | it is a folder",
        "sync --extra-ca /etc/passwd | certificate",
        "sync --keep-free lots | --keep-free",
        "sync --road sideways | --road",
        "sync --rate 1001 | --rate 1001",
        "sync -n 0 | -n",
        "sync --config /nowhere.toml | /nowhere.toml",
        "demo --photos /nowhere | /nowhere",
        "demo --photos EMPTY | no pictures in",
        "frobnicate | frobnicate",
        "daemon --every 10s | 1 minute to 366 days",
        "daemon --every often | --every",
        "daemon --every 6h --schedule @daily | --schedule and --every",
        "daemon --schedule @reboot | @reboot",
        "daemon --time-zone Mars/Phobos | Mars/Phobos",
        "daemon --jitter 2d | --jitter",
        "daemon --keep-alive 5m | --keep-alive",
        "daemon --rate 0 | --rate 0",
        "health --max-age old | --max-age",
      })
  void whatCannotBeIsRefusedInThreePartsBeforeAnythingIsWritten(String line, String named)
      throws IOException {
    String empty = Files.createDirectories(folder.resolve("empty")).toString();
    String[] words = line.strip().replace("EMPTY", empty).split(" ");
    if (words.length > 1) {
      words = Arrays.copyOf(words, words.length + 2);
      words[words.length - 2] = "--archive";
      words[words.length - 1] = folder.resolve("archive").toString();
    }
    Program.Result result = Program.in(folder).run(words);

    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains("error: ", "  why: ", "  fix: ").contains(named.strip());
    assertThat(result.err()).doesNotContain("Exception");
    assertThat(folder.resolve("archive")).doesNotExist();
  }

  @Test
  void aBrowserThatIsNotThereHasItsOwnCode() {
    Program.Result result =
        Program.in(folder)
            .run("sync", "--chrome", "/nowhere/chrome", "--archive", folder + "/archive");

    assertThat(result.code()).isEqualTo(17);
    assertThat(result.err()).contains("/nowhere/chrome");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "verify"})
  void whereThereIsNoArchiveNothingIsMade(String command) {
    Path nothing = folder.resolve("nothing");
    Program.Result result = Program.in(folder).run(command, "--archive", nothing.toString());

    assertThat(result.code()).isEqualTo(10);
    assertThat(nothing).doesNotExist();
  }

  @Test
  void aFailureIsAlsoToldToPrograms() {
    Program.Result result =
        Program.in(folder).run("status", "--json", "--archive", folder + "/nothing");

    assertThat(result.out()).startsWith("{\"type\":\"exit_error\"").contains("\"exit_code\":10");
  }

  @Test
  void anEmptyPathIsNoArchive() {
    Program.Result result = Program.in(folder).run("status", "--archive", "");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("a path cannot be empty");
  }

  @Test
  void programsLearnOfEveryFailureHoweverTheyAskForJson() throws IOException {
    Path config = Files.writeString(folder.resolve("config.toml"), "json = true\n");
    Program program = Program.in(folder);

    assertThat(program.run("status", "--json", "--bogus").out())
        .startsWith("{\"type\":\"exit_error\",\"exit_code\":2,\"what\":");
    assertThat(program.with("KEEPSAKE_JSON", "1").run("status").out())
        .startsWith("{\"type\":\"exit_error\",\"exit_code\":10,");
    assertThat(program.run("status", "--config", config.toString()).out())
        .startsWith("{\"type\":\"exit_error\",\"exit_code\":10,");
    assertThat(program.run("status", "--bogus").out()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aBrowserThatDoesNotStartIsToldWithItsExitCode() {
    Program.Result result = sync(folder.resolve("archive"));

    assertThat(result.code()).as(result.err()).isEqualTo(4);
    assertThat(result.err()).contains("Chrome did not start", "/bin/true", "with exit code 0");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anArchiveInUseIsLeftToWhoeverHasIt() {
    Path root = folder.resolve("archive");
    SmallArchive held = SmallArchive.in(root);

    Program.Result result = sync(root);

    held.close();
    assertThat(result.code()).as(result.err()).isEqualTo(11);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPlaceThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThat(sync(file.resolve("archive")).code()).isEqualTo(14);
    Program.Result demo =
        Program.in(folder).with("XDG_DATA_HOME", file.toString()).run("demo", "--chrome=/bin/true");
    assertThat(demo.code()).isEqualTo(14);
    assertThat(demo.err()).contains(file.toString(), "HOME or XDG_DATA_HOME");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProfileThatCannotBeMadeIsToldWithTheCause() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    Program.Result result =
        sync(folder.resolve("archive"), "--profile", file.resolve("profile").toString());

    assertThat(result.code()).isEqualTo(14);
    assertThat(result.err()).containsPattern("why: .*" + file);
  }

  @Test
  void anArchiveOfANewerKeepsakeIsLeftAlone() throws Exception {
    Path root = folder.resolve("archive");
    SmallArchive.in(root).close();
    try (Connection catalog = DriverManager.getConnection("jdbc:sqlite:" + catalog(root));
        Statement statement = catalog.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }

    assertThat(Program.in(folder).run("status", "--archive", root.toString()).code()).isEqualTo(18);
    assertThat(Program.in(folder).run("verify", "--archive", root.toString()).code()).isEqualTo(18);
  }

  private static Path catalog(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(".keepsake"))) {
      return files.filter(file -> file.toString().contains("catalog")).findFirst().orElseThrow();
    }
  }

  @Test
  void damageHasItsOwnCodeAndIsNamed() throws IOException {
    Path root = folder.resolve("archive");
    SmallArchive archive = SmallArchive.in(root);
    Path picture = archive.picture();
    archive.close();
    Program program = Program.in(folder);
    assertThat(program.run("verify", "--archive", root.toString()).code()).isZero();

    Files.writeString(picture, "altered");
    Program.Result result = program.run("verify", "--json", "--archive", root.toString());

    assertThat(result.code()).isEqualTo(15);
    assertThat(result.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"damaged\":[{\"path\":\"").contains("altered"),
            line -> assertThat(line).startsWith("{\"type\":\"exit_error\",\"exit_code\":15"));
  }

  /** Comes as far as starting the browser, which is none. */
  private Program.Result sync(Path archive, String... more) {
    List<String> arguments = new ArrayList<>(List.of("sync", "--chrome", "/bin/true"));
    arguments.addAll(List.of("--archive", archive.toString(), "--keep-free", "1M"));
    arguments.addAll(List.of(more));
    return Program.in(folder).run(arguments.toArray(String[]::new));
  }

  @Test
  void theConfigFileIsReadAndItsMistakesAreFound() throws IOException {
    Path config = folder.resolve("config.toml");
    Files.writeString(config, "# where\narchive = \"" + folder.resolve("nothing") + "\"\n");
    Program.Result read = Program.in(folder).run("status", "--config", config.toString());
    Files.writeString(config, "archive = /no/quotes\n");
    Program.Result mistaken = Program.in(folder).run("status", "--config", config.toString());

    assertThat(read.err()).contains(folder.resolve("nothing").toString());
    assertThat(mistaken.code()).isEqualTo(2);
    assertThat(mistaken.err()).contains("line 1 is not valid TOML");
  }

  @Test
  void everyExitCodeIsDocumented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "SCRIPTING.md"));

    for (ExitCode code : ExitCode.values()) {
      assertThat(page).contains("| " + code.number() + " | " + code.meaning() + " |");
    }
  }
}
