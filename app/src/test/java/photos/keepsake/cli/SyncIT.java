package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photos.keepsake.chrome.ProfileLock;
import photos.keepsake.googlephotos.SignedInChrome;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.FaultScope;
import photos.keepsake.simulator.truth.LibraryOptions;
import photos.keepsake.simulator.truth.SimulatedAlbum;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program on the page road against the simulator, as a person would run it. */
class SyncIT {
  @TempDir private Path folder;

  private Program program;
  private Simulator simulator;
  private Path archive;
  private Path profile;

  private void site(SimulatorOptions options) {
    simulator = Simulator.start(options.withSizeBytes(OptionalLong.of(90_000)));
    program = Program.in(folder).with("KEEPSAKE_ROAD", "page");
    archive = folder.resolve("archive");
    profile = folder.resolve("profile");
  }

  private void signedIn() {
    SignedInChrome.start(simulator, profile).close();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void archivesEveryKindOfItemBitForBitAndFetchesNothingTwice() throws Exception {
    site(SimulatorOptions.ofItems(60, 3));
    signedIn();

    Program.Result first = program.sync(simulator, archive, profile, "--parallel", "4");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("that can be downloaded are archived, none missing");
    ArchivedTruth.assertComplete(archive, simulator.library());
    assertThat(simulator.counters().get("writes")).as("changes at the site").isZero();

    long begun = simulator.counters().get("downloads_begun");
    Program.Result second = program.sync(simulator, archive, profile);

    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out()).contains("Nothing was new");
    assertThat(simulator.counters().get("downloads_begun")).isEqualTo(begun);
    assertThat(program.run("verify", "--archive", archive.toString()).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "es", "xx"})
  void readsAccountsInEveryLanguage(String language) throws Exception {
    site(SimulatorOptions.ofItems(14, 5).withMix(LibraryOptions.Mix.PLAIN).withLanguage(language));
    signedIn();

    Program.Result result = program.sync(simulator, archive, profile);

    assertThat(result.code()).as(result.out() + result.err()).isZero();
    ArchivedTruth.assertComplete(archive, simulator.library());
  }

  @Test
  void goesOnAfterItWasKilled() throws Exception {
    site(SimulatorOptions.ofItems(40, 9).withMix(LibraryOptions.Mix.PLAIN));
    signedIn();

    ProgramProcess killed = start();
    while (killed.isAlive() && ArchivedTruth.photos(archive).size() < 8) {
      Thread.onSpinWait();
    }
    killed.kill();
    assertThat(ArchivedTruth.photos(archive)).hasSizeBetween(8, 39);

    Program.Result result = program.sync(simulator, archive, profile, "--parallel", "4");

    assertThat(result.code()).as(result.out() + result.err()).isZero();
    ArchivedTruth.assertComplete(archive, simulator.library());
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalStopsTheRunAndLeavesNoChrome(String signal, int code) throws Exception {
    site(SimulatorOptions.ofItems(40, 9).withMix(LibraryOptions.Mix.PLAIN));
    signedIn();

    ProgramProcess stopped = start("--json");
    while (stopped.isAlive() && ArchivedTruth.photos(archive).size() < 3) {
      Thread.onSpinWait();
    }

    assertThat(stopped.end(signal)).as(stopped.said()).isEqualTo(code);
    assertThat(stopped.said())
        .contains("Stopping: ", "\"type\":\"summary\",\"exit_code\":" + code)
        .doesNotContain("exit_error");
    await().atMost(Duration.ofSeconds(10)).until(() -> !stopped.hasChrome());
  }

  @Test
  void aSignalBeforeTheListingEndsItSoonAndIsToldToPrograms() throws Exception {
    site(SimulatorOptions.ofItems(5, 1).withLatency(Duration.ofSeconds(20)));

    ProgramProcess stopped = start("--json");
    await().atMost(Duration.ofSeconds(60)).until(stopped::hasChrome);
    await().atMost(Duration.ofSeconds(60)).until(() -> simulator.counters().get("requests") > 0);
    Instant asked = Instant.now();

    assertThat(stopped.end("HUP")).as(stopped.said()).isEqualTo(143);
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(15));
    assertThat(stopped.said()).contains("{\"type\":\"exit_error\",\"exit_code\":143");
    await().atMost(Duration.ofSeconds(10)).until(() -> !stopped.hasChrome());
  }

  private ProgramProcess start(String... more) throws IOException {
    Path output = folder.resolve("output");
    return ProgramProcess.sync(program, simulator, archive, profile, output, more);
  }

  @Test
  @Timeout(60)
  void signedOutProfileIsToldInThreePartsAndNothingIsWritten() throws Exception {
    site(SimulatorOptions.ofItems(5, 1));

    Program.Result result = program.sync(simulator, archive, profile);

    assertThat(result.code()).isEqualTo(12);
    assertThat(result.err()).contains("error: ", "  why: ", "  fix: run `keepsake login`");
    assertThat(ArchivedTruth.photos(archive)).isEmpty();
  }

  @Test
  void aSiteThatCannotBeReachedIsNeverTakenForASignOut() throws Exception {
    site(SimulatorOptions.ofItems(5, 1));
    String nowhere = "http://127.0.0.1:9";

    Program.Result result = program.sync(simulator, archive, profile, "--proxy", nowhere);

    assertThat(result.code()).as(result.err()).isEqualTo(4);
    assertThat(result.err()).contains("it could not be told whether you are signed in");
  }

  @Test
  void losingTheSessionInMidRunEndsTheRunAndChargesNobody() throws Exception {
    site(SimulatorOptions.ofItems(30, 2).withMix(LibraryOptions.Mix.PLAIN));
    signedIn();
    simulator.faults().on(Fault.SIGNED_OUT_MID_DOWNLOAD, FaultScope.after(6));

    Program.Result result = program.sync(simulator, archive, profile);

    assertThat(result.code()).as(result.err()).isEqualTo(12);
    assertThat(program.run("status", "--json", "--archive", archive.toString()).out())
        .contains("\"failed_items\":0");
  }

  @Test
  void oneBadItemCostsNoOther() throws Exception {
    site(SimulatorOptions.ofItems(16, 4).withMix(LibraryOptions.Mix.PLAIN));
    signedIn();
    String bad = simulator.library().items().get(5).key();
    simulator.faults().on(Fault.DOWNLOAD_500, FaultScope.item(bad));

    Program.Result result = program.sync(simulator, archive, profile, "--parallel", "4");

    assertThat(result.out()).contains("1 item failed", bad);
    assertThat(result.code()).isEqualTo(3);
    simulator.faults().allOff();
    assertThat(program.sync(simulator, archive, profile).code()).isZero();
    ArchivedTruth.assertComplete(archive, simulator.library());
  }

  @Test
  void aTabThatHangsIsReplacedAndItsItemTriedAgain() throws Exception {
    site(SimulatorOptions.ofItems(10, 6).withMix(LibraryOptions.Mix.PLAIN));
    signedIn();
    String item = simulator.library().items().get(4).key();
    simulator.faults().on(Fault.TAB_HANGS, FaultScope.next(1).forItem(item));

    Program.Result result = program.sync(simulator, archive, profile);

    assertThat(simulator.faults().fired(Fault.TAB_HANGS)).isPositive();
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    ArchivedTruth.assertComplete(archive, simulator.library());
  }

  @Test
  void whoeverComesSecondIsTurnedAway() throws Exception {
    site(SimulatorOptions.ofItems(5, 1));
    ProfileLock held = ProfileLock.take(profile, Clock.systemUTC());

    Program.Result result = program.sync(simulator, archive, profile);

    held.close();
    assertThat(result.code()).isEqualTo(11);
    assertThat(result.err()).contains("the profile " + profile + " is in use");
  }

  @Test
  void aFolderThatIsNoArchiveIsLeftAlone() throws Exception {
    site(SimulatorOptions.ofItems(5, 1));
    Files.createDirectories(archive);
    Files.writeString(archive.resolve("diary.txt"), "mine");

    Program.Result result = program.sync(simulator, archive, profile);

    assertThat(result.code()).isEqualTo(2);
    assertThat(archive).isDirectoryContaining("glob:**/diary.txt");
    assertThat(archive.resolve(".keepsake")).doesNotExist();
  }

  @Test
  void anAlbumIsArchivedByItsTitleAndNotASecondTimeWithTheLibrary() throws Exception {
    site(SimulatorOptions.ofItems(40, 3));
    signedIn();
    SimulatedAlbum album = simulator.library().albums().get(0);

    Program.Result one = program.sync(simulator, archive, profile, "--album", album.title());
    int fromAlbum = ArchivedTruth.photos(archive).size();
    Program.Result all = program.sync(simulator, archive, profile, "--parallel", "4");

    assertThat(one.code()).as(one.out() + one.err()).isZero();
    assertThat(one.out()).contains(" of the albums asked for that can be downloaded");
    assertThat(fromAlbum).isPositive();
    assertThat(all.code()).as(all.out() + all.err()).isZero();
    ArchivedTruth.assertComplete(archive, simulator.library());
  }

  @Test
  void dryRunListsAndFetchesNothing() throws Exception {
    site(SimulatorOptions.ofItems(8, 1).withMix(LibraryOptions.Mix.PLAIN));
    signedIn();

    Program.Result result = program.sync(simulator, archive, profile, "--dry-run");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines().filter(line -> line.startsWith("would fetch"))).hasSize(8);
    assertThat(result.out()).contains("8 items would be fetched.");
    assertThat(program.run("status", "--archive", archive.toString()).out())
        .contains("No run has ended here yet.");
    assertThat(program.run("status", "--json", "--archive", archive.toString()).out())
        .contains("\"last_runs\":[]", "\"account_known\":false");
    assertThat(ArchivedTruth.photos(archive)).isEmpty();
    assertThat(simulator.counters().get("downloads_begun")).isZero();
  }

  @Test
  void limitDaysProgramAndJsonWorkTogether() throws Exception {
    site(SimulatorOptions.ofItems(30, 8).withMix(LibraryOptions.Mix.PLAIN));
    signedIn();
    List<SimulatedItem> items = simulator.library().items();
    String to = LocalDate.ofInstant(items.get(5).takenAt(), ZoneOffset.UTC).toString();
    Path seen = folder.resolve("seen");
    Path hook = folder.resolve("hook");
    Files.writeString(hook, "#!/bin/sh\necho \"$2\" >> " + seen + "; test ! -e " + seen + ".2\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(folder.resolve("seen.2"), "");

    Program.Result result =
        program.sync(
            simulator, archive, profile, "-n", "2", "--to", to, "--run", hook + "", "--json");

    assertThat(result.code()).as(result.err()).isZero();
    List<JsonNode> lines = result.out().lines().map(JsonMapper.shared()::readTree).toList();
    List<JsonNode> archived =
        lines.stream().filter(line -> line.path("state").asString("").equals("archived")).toList();
    assertThat(archived).hasSize(2);
    assertThat(archived)
        .allSatisfy(
            line -> {
              assertThat(line.path("taken_local").asString()).isLessThan(to + "T25");
              String sha256 = line.path("files").path(0).path("sha256").asString();
              assertThat(ArchivedTruth.bySha256(archive)).containsKey(sha256);
            });
    JsonNode summary = lines.get(lines.size() - 1);
    assertThat(summary.path("type").asString()).isEqualTo("summary");
    assertThat(summary.path("archived").asInt()).isEqualTo(2);
    assertThat(summary.path("out_of_range").asInt()).isPositive();
    assertThat(summary.path("hook_failures").asInt()).isEqualTo(2);
    assertThat(Files.readAllLines(seen))
        .hasSameElementsAs(archived.stream().map(line -> line.path("id").asString()).toList());
    assertThat(program.run("status", "--archive", archive.toString()).out())
        .contains("The last run covered only a part of the library.");
  }
}
