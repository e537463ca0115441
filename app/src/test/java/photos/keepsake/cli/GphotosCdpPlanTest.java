package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;

class GphotosCdpPlanTest {
  private final Map<String, String> environment =
      new HashMap<>(Map.of("HOME", "/home/ann", "TMPDIR", "/tmp/ann"));

  private GphotosCdpPlan plan(String line) throws GphotosCdpFlags.Unreadable {
    GphotosCdpFlags flags = GphotosCdpFlags.read(List.of(line.split(" "))).orElseThrow();
    return GphotosCdpPlan.of(flags, new Folders(environment));
  }

  @Test
  void theWellKnownRecipeIsTheTimelineFromOldToNew() throws Exception {
    GphotosCdpPlan plan = plan("-v -dev -headless -dldir /home/ann/photos");
    assertThat(plan.natively())
        .isEqualTo(
            "keepsake sync --archive /home/ann/photos --layout '{id}/{name}' --no-sidecars"
                + " --albums none --profile /tmp/ann/gphotos-cdp --headless --lists library"
                + " --oldest-first --parallel 1 --verbose");
    assertThat(plan.fork()).isFalse();
  }

  @Test
  void whereNothingIsSaidFilesGoToDownloadsAndAWindowShows() throws Exception {
    environment.remove("TMPDIR");
    GphotosCdpPlan plan = plan("--dev");
    assertThat(plan.command())
        .contains("/home/ann/Downloads/gphotos-cdp", "/tmp/gphotos-cdp", "--headful")
        .doesNotContain("--limit", "--verbose");
  }

  @Test
  void aFlagOfTheForkMeansTheForksOrder() throws Exception {
    GphotosCdpPlan plan =
        plan(
            "-profile=/p -workers 6 -from 2024-01-01 -to=2024-02-01 -json -headless -n 3"
                + " -run /bin/true -execpath /opt/chrome -loglevel warn -until AF1Qipx");
    assertThat(String.join(" ", plan.command()))
        .contains("--profile /p", "--parallel 6", "--from 2024-01-01 --to 2024-02-01", "--json")
        .contains("--headless", "--limit 3", "--run /bin/true", "--chrome /opt/chrome", "--quiet")
        .doesNotContain("--oldest-first");
    assertThat(plan.fork()).isTrue();
    assertThat(plan.runsProgram()).isTrue();
    assertThat(plan.until()).isEqualTo(Optional.of(new ItemId("AF1Qipx")));
  }

  @ParameterizedTest
  @CsvSource({
    "-album ABC, --album ABC",
    "-album share/ABC, --album ABC",
    "-album u/0/album/ABC, --album ABC",
    "-album ABC -albumtype share, --album ABC",
    "-album u/0, --lists library"
  })
  void albumsAreNamedInEveryForm(String line, String expected) throws Exception {
    assertThat(String.join(" ", plan("-dev " + line).command())).contains(expected);
  }

  @Test
  void startIsThePhotoOfAnAddress() throws Exception {
    assertThat(plan("-dev -start https://photos.google.com/u/0/photo/AF1Qipx").start())
        .isEqualTo(Optional.of(new ItemId("AF1Qipx")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-v",
        "-headless",
        "-dev -profile /p",
        "-profile /p -start https://photos.google.com/photo/AF1Qipx",
        "-dev -start https://photos.google.com/",
        "-dev -removed",
        "-dev -album u/1",
        "-dev -album people/ABC",
        "-dev -album ABC -from 2024-01-01",
        "-dev -from yesterday",
        "-dev -to 2024-02-31",
        "-dev -workers 0",
        "-dev -workers 17",
        "-dev -loglevel loud",
        "-dev -headless false"
      })
  void whatCannotBeHonouredIsRefusedInThreeParts(String line) {
    RunFailure failure = catchThrowableOfType(RunFailure.class, () -> plan(line));
    assertThat(failure.reason()).isEqualTo(RunFailure.Reason.USAGE);
    assertThat(List.of(failure.what(), failure.why(), failure.fix())).noneMatch(String::isBlank);
  }

  @Test
  void theChoiceOfAnAccountAtTheSignInIsRefused() {
    environment.put("GPHOTOS_PROFILE_INDEX", "1");
    RunFailure failure = catchThrowableOfType(RunFailure.class, () -> plan("-dev"));
    assertThat(failure.what()).contains("GPHOTOS_PROFILE_INDEX");
  }

  @Test
  void passwordsAreNeverUsedAndThatIsSaid() throws Exception {
    environment.put("GPHOTOS_PASSWORD", "geheim");
    assertThat(plan("-dev").notes())
        .singleElement()
        .satisfies(note -> assertThat(note).contains("never used").doesNotContain("geheim"));
  }

  @Test
  void aProfileOfTheEnvironmentWillDo() throws Exception {
    environment.put("KEEPSAKE_PROFILE", "/own");
    assertThat(plan("-v").profile()).isEqualTo(Path.of("/own"));
  }

  @Test
  void whatNoFlagSaysTheEnvironmentMay() throws Exception {
    environment.putAll(
        Map.of(
            "KEEPSAKE_PROFILE", "~/own",
            "KEEPSAKE_ARCHIVE", "~/all",
            "KEEPSAKE_HEADLESS", "yes",
            "KEEPSAKE_LIMIT", "5",
            "KEEPSAKE_PARALLEL", "2",
            "KEEPSAKE_RUN", "/bin/true"));
    GphotosCdpPlan plan = plan("-v");
    assertThat(plan.profile()).isEqualTo(Path.of("/home/ann/own"));
    assertThat(plan.runsProgram()).isTrue();
    assertThat(String.join(" ", plan.command()))
        .contains("--archive /home/ann/all", "--headless", "--limit 5", "--parallel 2")
        .contains("--run /bin/true");
    assertThat(String.join(" ", plan("-dldir /d -headless=false -n 7 -workers 1").command()))
        .contains("--archive /d", "--headful", "--limit 7", "--parallel 1");
  }

  @Test
  void levelsAreReadInAnyCaseAndBatchesAreLeftToKeepsake() throws Exception {
    GphotosCdpPlan plan = plan("-dev -loglevel WARN -batchsize 5");
    assertThat(plan.command()).contains("--quiet");
    assertThat(plan.notes())
        .singleElement()
        .satisfies(note -> assertThat(note).contains("-batchsize"));
  }

  @Test
  void whatComesAgainNativelyIsSaid() throws Exception {
    assertThat(plan("-dev").difference()).contains("taken away would come again");
    assertThat(plan("-dev -workers 2").difference()).isEmpty();
    assertThat(plan("-dev -workers 2 -run /bin/true").difference()).contains("would come again");
  }

  @Test
  void aRefusalIsAlsoTheLastLineOfJson() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(run(err, "-dev -json -removed")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("\"type\":\"exit_error\"", "\"exit_code\":2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-profile /p -dldir ", "-profile "})
  void aPathThatCannotBeIsRefused(String line) {
    RunFailure failure = catchThrowableOfType(RunFailure.class, () -> plan(line + "a\0b"));
    assertThat(failure.what()).contains("as a path");
  }

  @ParameterizedTest
  @CsvSource({
    "-nonsense, flag provided but not defined: -nonsense",
    "-n, flag needs an argument: -n",
    "-n=x, 'invalid value \"x\" for flag -n: parse error'",
    "-dev=perhaps, 'invalid boolean value \"perhaps\" for -dev: parse error'",
    "---dev, bad flag syntax: ---dev"
  })
  void whatGoCannotReadEndsWith2AndTheUsage(String line, String message) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(run(err, line)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith(message)
        .contains("Usage of gphotos-cdp:", "  -dldir string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help", "-n 0", "-n=0 -removed"})
  void helpAndNothingToDoEndWith0(String line) {
    assertThat(run(new ByteArrayOutputStream(), line)).isZero();
  }

  @Test
  void aRefusalEndsWith1() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(run(err, "-dev -removed")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("error: ", "  why: ", "  fix: ");
  }

  private int run(ByteArrayOutputStream err, String line) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    String[] arguments = ("gphotos-cdp " + line).split(" ");
    return Main.run(new Console(stream, stream), environment, arguments);
  }
}
