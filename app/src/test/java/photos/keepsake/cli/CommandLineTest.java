package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir private Path folder;

  @Test
  void saysItsVersion() {
    Program.Result result = Program.run("--version");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("keepsake ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "login", "sync", "status", "verify"})
  void everyCommandExplainsItselfWithExamplesAndExitCodes(String command) {
    Program.Result result = Program.run(command, "--help");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Examples:", "  keepsake " + command, "Exit codes:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sync --bogus | --bogus",
        "sync --parallel 0 | --parallel 0",
        "sync --parallel many | --parallel",
        "sync --from yesterday | --from",
        "sync --from 2024-02-01 --to 2024-01-01 | no day lies between",
        "sync --headless --headful | --headful",
        "sync --proxy nonsense | proxy",
        "sync --extra-ca /nowhere.pem | /nowhere.pem",
        "sync --keep-free lots | --keep-free",
        "sync --road rpc | rpc",
        "sync -n 0 | -n",
        "sync --config /nowhere.toml | /nowhere.toml",
        "demo --photos /nowhere | /nowhere",
        "frobnicate | frobnicate",
      })
  void whatCannotBeIsRefusedInThreePartsBeforeAnythingIsWritten(String line, String named) {
    String[] words = line.strip().split(" ");
    if (words.length > 1) {
      words = Arrays.copyOf(words, words.length + 2);
      words[words.length - 2] = "--archive";
      words[words.length - 1] = folder.resolve("archive").toString();
    }
    Program.Result result = Program.run(words);

    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains("error: ", "  why: ", "  fix: ").contains(named.strip());
    assertThat(result.err()).doesNotContain("Exception");
    assertThat(folder.resolve("archive")).doesNotExist();
  }

  @Test
  void aBrowserThatIsNotThereHasItsOwnCode() {
    Program.Result result =
        Program.run("sync", "--chrome", "/nowhere/chrome", "--archive", folder + "/archive");

    assertThat(result.code()).isEqualTo(17);
    assertThat(result.err()).contains("/nowhere/chrome");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "verify"})
  void whereThereIsNoArchiveNothingIsMade(String command) {
    Path nothing = folder.resolve("nothing");
    Program.Result result = Program.run(command, "--archive", nothing.toString());

    assertThat(result.code()).isEqualTo(10);
    assertThat(nothing).doesNotExist();
  }

  @Test
  void aFailureIsAlsoToldToPrograms() {
    Program.Result result = Program.run("status", "--json", "--archive", folder + "/nothing");

    assertThat(result.out()).startsWith("{\"type\":\"exit_error\"").contains("\"exit_code\":10");
  }

  @Test
  void theConfigFileIsReadAndItsMistakesAreFound() throws IOException {
    Path config = folder.resolve("config.toml");
    Files.writeString(config, "# where\narchive = \"" + folder.resolve("nothing") + "\"\n");
    Program.Result read = Program.run("status", "--config", config.toString());
    Files.writeString(config, "archive = /no/quotes\n");
    Program.Result mistaken = Program.run("status", "--config", config.toString());

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
