package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static photos.keepsake.monitor.ping.FakeHealthchecks.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.googlephotos.SignedInChrome;
import photos.keepsake.monitor.ping.FakeHealthchecks;
import photos.keepsake.monitor.ping.FakeHealthchecks.Ping;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import photos.keepsake.simulator.truth.LibraryOptions;
import photos.keepsake.simulator.truth.SimulatedItem;

/** What a Healthchecks server hears of runs of `sync`. */
class PingedRunIT {
  private static final String ID = "8ed62ef4-0d51-4c34-b3aa-3e2f3fd8f0a1";

  @TempDir private Path folder;

  private FakeHealthchecks server;
  private Simulator simulator;
  private Program program;

  @BeforeEach
  void start() throws IOException {
    server = new FakeHealthchecks();
    simulator =
        Simulator.start(
            SimulatorOptions.ofItems(6, 4)
                .withMix(LibraryOptions.Mix.PLAIN)
                .withSizeBytes(OptionalLong.of(40_000)));
    program = Program.in(folder).with("KEEPSAKE_PING_BASE", server.url());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    simulator.close();
  }

  private Program.Result sync(String... more) {
    return program.sync(simulator, folder.resolve("archive"), folder.resolve("profile"), more);
  }

  private void signIn() {
    SignedInChrome.start(simulator, folder.resolve("profile")).close();
  }

  private List<String> paths() {
    return server.pings().stream().map(Ping::path).toList();
  }

  @Test
  void aRunThatGoesWellIsTwoPingsAndTheSecondSaysWhatWasDone() {
    signIn();

    Program.Result result = sync("--ping", ID);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(paths()).containsExactly("/" + ID + "/start", "/" + ID);
    Ping end = server.pings().get(1);
    assertThat(end.query()).isEqualTo(server.pings().get(0).query());
    assertThat(end.body())
        .startsWith("All 6 items that can be downloaded are archived, none missing.\nFetched 6")
        .contains("6 of 6 files are proven originals", "run ended code=0");
    for (SimulatedItem item : simulator.library().items()) {
      assertThat(end.body()).as("names stay here").doesNotContain(item.fileName());
    }
    assertThat(result.err()).doesNotContain(ID);
  }

  @Test
  void aLostSignInIsTheFirstThingThatAPhoneShows() {
    Program.Result result = sync("--ping", ID, "--tries", "3", "--retry-pause", "0s");

    assertThat(result.code()).isEqualTo(12);
    assertThat(paths()).containsExactly("/" + ID + "/start", "/" + ID + "/12");
    assertThat(server.pings().get(1).body()).startsWith("SIGNED OUT: ").contains("Fix: ");
  }

  @Test
  void aLostSignInIsNotifiedOnceAndSoIsTheRecovery() throws IOException {
    Path heard = folder.resolve("heard");
    Path phone = folder.resolve("phone");
    Files.writeString(phone, "#!/bin/sh\necho \"$KEEPSAKE_CONDITION\" >> '" + heard + "'\n");
    Files.setPosixFilePermissions(phone, PosixFilePermissions.fromString("rwx------"));
    program = program.with("KEEPSAKE_NOTIFY_COMMAND", phone.toString());

    sync();
    sync();
    assertThat(heard).hasContent("signed_out\n");

    signIn();
    assertThat(sync().code()).isZero();
    assertThat(heard).hasContent("signed_out\nhealthy\n");
  }

  @Test
  void whatIsTriedAgainIsStillOneRun() {
    Program.Result result =
        program
            .with("KEEPSAKE_CHROME", "/bin/false")
            .sync(
                simulator,
                folder.resolve("archive"),
                folder.resolve("profile"),
                "--ping",
                ID,
                "--tries",
                "2",
                "--retry-pause",
                "0s");

    assertThat(result.code()).isIn(4, 17);
    assertThat(paths()).containsExactly("/" + ID + "/start", "/" + ID + "/" + result.code());
    assertThat(server.pings().get(1).body()).startsWith("FAILED: ");
  }

  @Test
  void aServerThatDoesNotKnowTheCheckChangesNothing() {
    signIn();
    server.alwaysAnswers(answer(404, "not found"));

    Program.Result result = sync("--ping", ID);

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("warning: a ping was not recorded: there is no such check");
  }

  @Test
  void aDryRunIsNobodyElsesBusiness() {
    signIn();

    assertThat(sync("--ping", ID, "--dry-run").code()).isZero();
    assertThat(server.pings()).isEmpty();
  }
}
