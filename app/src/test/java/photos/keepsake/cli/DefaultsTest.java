package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What an option is, from the command line, the environment, the config file or by itself. */
class DefaultsTest {
  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void setHome() {
    environment.put("HOME", home.toString());
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentThatOverTheConfigThatOverTheDefault()
      throws IOException {
    assertThat(value("--rate", "sync")).isEqualTo(2.0);
    config("rate = 4");
    assertThat(value("--rate", "sync")).isEqualTo(4.0);
    environment.put("KEEPSAKE_RATE", "5");
    assertThat(value("--rate", "sync")).isEqualTo(5.0);
    assertThat(value("--rate", "sync", "--rate", "6")).isEqualTo(6.0);
  }

  @ParameterizedTest
  @MethodSource("flags")
  void aFlagMeansYesWhateverTheEnvironmentSays(String command, String flag) {
    String variable = "KEEPSAKE_" + flag.substring(2).toUpperCase(Locale.ROOT);
    for (String text : List.of("true", "false")) {
      environment.put(variable.replace('-', '_'), text);
      assertThat(value(flag, command)).as(text).isEqualTo(Boolean.valueOf(text));
      assertThat(value(flag, command, flag)).as(text).isEqualTo(true);
    }
  }

  static Stream<Arguments> flags() {
    List<Arguments> flags = new ArrayList<>();
    CommandLine program = commandLine(Map.of());
    for (CommandLine command : program.getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (Flags.isFlag(option) && !option.usageHelp() && !option.versionHelp()) {
          flags.add(Arguments.of(command.getCommandName(), option.longestName()));
        }
      }
    }
    return flags.stream();
  }

  @ParameterizedTest
  @CsvSource({
    "1, true", "yes, true", "ON, true", "true, true",
    "0, false", "no, false", "off, false", "False, false"
  })
  void flagsInTheEnvironmentAreWrittenAsPeopleDo(String text, boolean meant) {
    environment.put("KEEPSAKE_JSON", text);

    assertThat(value("--json", "status")).isEqualTo(meant);
  }

  @Test
  void anotherWordForAFlagIsRefused() {
    Program.Result result = new Program(environment).with("KEEPSAKE_JSON", "maybe").run("status");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("cannot understand \"maybe\" for json");
  }

  @Test
  void aFlagWinsOverItsOppositeInTheEnvironment() {
    environment.put("KEEPSAKE_HEADLESS", "true");
    assertThat(options("sync", "--headful").isHeadless()).isFalse();
    environment.put("KEEPSAKE_HEADLESS", "no");
    assertThat(options("sync").isHeadless()).isFalse();
    assertThat(options("sync", "--headless").isHeadless()).isTrue();
  }

  @Test
  void theEnvironmentWinsOverItsOppositeInTheConfig() throws IOException {
    config("headful = true");
    environment.put("KEEPSAKE_HEADLESS", "1");

    assertThat(options("sync").isHeadless()).isTrue();
  }

  @Test
  void aBlankVariableIsNone() throws IOException {
    config("parallel = 4");
    environment.put("KEEPSAKE_PARALLEL", " ");
    environment.put("KEEPSAKE_CHROME_ARGS", "");

    assertThat(value("--parallel", "sync")).isEqualTo(4);
    assertThat(value("--chrome-arg", "sync")).isEqualTo(List.of());
  }

  @Test
  void severalAlbumsAreOneALineOrAList() throws IOException {
    config("album = [\"Family\", \"Untitled\"]");
    assertThat(value("--album", "sync")).isEqualTo(List.of("Family", "Untitled"));
    environment.put("KEEPSAKE_ALBUM", "Garden, front\nBeach\n");
    assertThat(value("--album", "sync")).isEqualTo(List.of("Garden, front", "Beach"));
    assertThat(value("--album", "sync", "--album", "A", "--album", "B"))
        .isEqualTo(List.of("A", "B"));
    environment.remove("KEEPSAKE_ALBUM");
    config("album = []");
    assertThat(value("--album", "sync")).isEqualTo(List.of());
  }

  @Test
  void severalSwitchesForChromeFitIntoOneVariable() {
    environment.put("KEEPSAKE_CHROME_ARGS", "--lang=en --user-agent=A B");

    assertThat(value("--chrome-arg", "sync")).isEqualTo(List.of("--lang=en", "--user-agent=A B"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEEPSAKE_LIMIT", "KEEPSAKE_N"})
  void theLimitHasItsLongAndItsShortName(String variable) {
    environment.put(variable, "7");

    assertThat(value("--limit", "sync")).isEqualTo(7);
  }

  @Test
  void pathsInEnvironmentAndConfigMayBeginAtHome() throws IOException {
    config("profile = \"~/profile\"");
    environment.put("KEEPSAKE_RUN", "~/bin/upload");

    assertThat(value("--profile", "sync")).isEqualTo(home.resolve("profile"));
    assertThat(value("--run", "sync")).isEqualTo(home + "/bin/upload");
  }

  @Test
  void whatIsSetForOnesOwnPhotosDoesNotSteerTheDemo() throws IOException {
    config("album = [\"Family\"]\nlimit = 3\nrun = \"upload\"");
    environment.put("KEEPSAKE_ARCHIVE", "/volume1/photos");

    assertThat(value("--archive", "demo")).isNull();
    assertThat(value("--album", "demo")).isEqualTo(List.of());
    assertThat(value("--limit", "demo")).isNull();
    assertThat(value("--run", "demo")).isNull();
    assertThat(value("--archive", "demo", "--archive", "/tmp/a")).isEqualTo(Path.of("/tmp/a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# mine;archve = 'x'              | line 2 sets archve, which is no option",
        "parallel = 2;[sync];rate = 3     | line 2 sets sync, which is no option",
        "parallel = [1, 2]                | line 1: parallel takes one value",
        "parallel = 2;archive = /no/quotes| line 2 is not valid TOML",
      })
  void mistakesInTheConfigAreFoundAndTheirLineIsNamed(String lines, String message)
      throws IOException {
    config(lines.strip().replace(';', '\n'));

    Program.Result result = new Program(environment).run("sync");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message.strip());
  }

  @Test
  void helpComesAlthoughTheConfigHasAMistake() throws IOException {
    config("archve = 'x'");

    assertThat(new Program(environment).run("sync", "--help").code()).isZero();
  }

  @Test
  void aFolderIsNoConfigFile() {
    Program.Result result = new Program(environment).run("status", "--config", home.toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("cannot read the config file " + home, "it is a folder");
  }

  private void config(String text) throws IOException {
    Path file = home.resolve(".config/keepsake/config.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Object value(String option, String... arguments) {
    return parsed(arguments).commandSpec().findOption(option).getValue();
  }

  private RunOptions options(String... arguments) {
    CommandSpec spec = parsed(arguments).commandSpec();
    return (RunOptions)
        spec.mixins().values().stream()
            .map(CommandSpec::userObject)
            .filter(RunOptions.class::isInstance)
            .findFirst()
            .orElseThrow();
  }

  private ParseResult parsed(String... arguments) {
    ParseResult parsed = commandLine(environment, arguments).parseArgs(arguments);
    Flags.settle(parsed);
    return parsed.subcommand();
  }

  private static CommandLine commandLine(Map<String, String> environment, String... arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere);
    Folders folders = new Folders(environment);
    Defaults defaults = new Defaults(folders, arguments);
    LogFile log = new LogFile();
    return Main.commandLine(
        new Keepsake(console, folders, log),
        defaults,
        new FailureReport(console, defaults::wantsJson, folders, log));
  }
}
