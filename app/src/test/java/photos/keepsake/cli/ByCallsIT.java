package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.googlephotos.SignedInChrome;
import photos.keepsake.simulator.Simulator;
import photos.keepsake.simulator.SimulatorOptions;
import photos.keepsake.simulator.cloud.CloudAlbum;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.truth.LibraryOptions;
import photos.keepsake.simulator.truth.SimulatedFile;
import photos.keepsake.simulator.truth.SimulatedItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program as people run it, by the site's own calls, against the simulator. */
@Timeout(300)
class ByCallsIT {
  /** What a run in which nothing is new may ask. */
  private static final long QUIET_POSTS_MAX = 10;

  @TempDir private Path folder;

  private Program program;
  private Simulator simulator;
  private Path archive;
  private Path profile;

  private void site(SimulatorOptions options) {
    simulator = Simulator.start(options.withSizeBytes(OptionalLong.of(60_000)));
    program = Program.in(folder);
    archive = folder.resolve("archive");
    profile = folder.resolve("profile");
    SignedInChrome.start(simulator, profile).close();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private JsonNode sync(String... more) {
    String[] options = Stream.concat(Stream.of("--json"), Stream.of(more)).toArray(String[]::new);
    Program.Result result = program.sync(simulator, archive, profile, options);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return last(result.out());
  }

  private JsonNode json(String... command) {
    Program.Result result = program.run(command);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return last(result.out());
  }

  private static JsonNode last(String lines) {
    List<String> all = lines.lines().toList();
    return JsonMapper.shared().readTree(all.get(all.size() - 1));
  }

  private String sidecarOf(SimulatedItem item) throws Exception {
    Path photo = ArchivedTruth.bySha256(archive).get(item.files().get(0).sha256());
    return Files.readString(photo.resolveSibling(photo.getFileName() + ".xmp"));
  }

  private static void assertHas(Path archive, SimulatedItem item) throws Exception {
    assertThat(ArchivedTruth.bySha256(archive))
        .as(item.fileName())
        .containsKeys(item.files().stream().map(SimulatedFile::sha256).toArray(String[]::new));
  }

  private SimulatedItem photo(int number) {
    return simulator.library().items().stream()
        .filter(SimulatedItem::isDownloadable)
        .skip(number)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void archivesAndProvesEverythingAndTheNextRunAsksLittleAndFetchesNothing() throws Exception {
    site(SimulatorOptions.ofItems(60, 3));

    JsonNode first = sync();

    assertThat(first.path("notes")).isEmpty();
    assertThat(first.path("quiet").asBoolean()).isFalse();
    for (SimulatedItem item : simulator.library().items()) {
      if (item.isDownloadable()) {
        assertHas(archive, item);
      }
    }
    assertThat(first.path("proofs").path("original").asInt()).isPositive();
    assertThat(simulator.counters().get("writes")).isZero();

    long posts = simulator.counters().get("rpc_posts");
    long downloads = simulator.counters().get("downloads_begun");
    JsonNode second = sync();

    assertThat(second.path("quiet").asBoolean()).isTrue();
    assertThat(second.path("files").asInt()).isZero();
    assertThat(second.path("skipped")).isEqualTo(first.path("skipped"));
    assertThat(simulator.counters().get("downloads_begun")).isEqualTo(downloads);
    assertThat(simulator.counters().get("rpc_posts") - posts).isLessThanOrEqualTo(QUIET_POSTS_MAX);
    assertThat(json("verify", "--json", "--archive", archive + "").path("unknown_files").asInt())
        .isZero();
  }

  @Test
  void whatComesOrChangesLaterIsFollowedByQuietRuns() throws Exception {
    site(SimulatorOptions.ofItems(30, 8).withMix(LibraryOptions.Mix.PLAIN));
    sync();
    SimulatedItem described = photo(4);
    simulator
        .cloud()
        .change(described, facts -> facts.withFavourite(true).withDescription("Opa & <Oma>"));
    SimulatedItem old =
        simulator.library().addPhoto("SCAN_1970.jpg", Instant.parse("1970-05-06T07:08:09Z"));

    JsonNode next = sync();

    assertThat(next.path("quiet").asBoolean()).isTrue();
    assertThat(next.path("archived").asInt()).isOne();
    assertHas(archive, old);
    assertThat(sidecarOf(described)).contains("Opa &amp; &lt;Oma&gt;", "xmp:Rating");
  }

  @Test
  void aPhotoInSeveralAlbumsIsFetchedOnceAndItsSidecarNamesThem() throws Exception {
    site(SimulatorOptions.ofItems(60, 3));
    sync();

    SimulatedItem shared =
        simulator.library().items().stream()
            .filter(SimulatedItem::isDownloadable)
            .filter(item -> titled(simulator.cloud().albumsOf(item)).size() > 1)
            .findFirst()
            .orElseThrow();
    String sidecar = sidecarOf(shared);
    for (CloudAlbum album : titled(simulator.cloud().albumsOf(shared))) {
      assertThat(sidecar).contains(album.title().orElseThrow());
    }
    try (Stream<Path> links = Files.walk(archive.resolve("albums"))) {
      assertThat(links.filter(Files::isSymbolicLink)).isNotEmpty().allMatch(Files::exists);
    }
  }

  private static List<CloudAlbum> titled(List<CloudAlbum> albums) {
    return albums.stream().filter(album -> album.title().isPresent()).toList();
  }

  @Test
  void whereTheCallsAreNoLongerKnownThePagesServeAndTheSummarySaysSo() throws Exception {
    site(SimulatorOptions.ofItems(12, 5).withMix(LibraryOptions.Mix.PLAIN));
    simulator.faults().on(Fault.RPC_LISTING_REFUSED);
    simulator.faults().on(Fault.RPC_DOWNLOAD_REFUSED);

    JsonNode summary = sync();

    ArchivedTruth.assertComplete(archive, simulator.library());
    assertThat(summary.path("notes").toString())
        .contains("took the page road for listing: lcxiM", "took the page road for downloading");
  }

  @Test
  void whatCameByPageIsProvenByAskingForItsHash() throws Exception {
    site(SimulatorOptions.ofItems(12, 5).withMix(LibraryOptions.Mix.PLAIN));
    JsonNode byPage = sync("--road", "page");
    assertThat(byPage.path("proofs").path("original").asInt()).isZero();

    JsonNode verified =
        json(
            "verify",
            "--online",
            "--json",
            "--archive",
            archive.toString(),
            "--profile",
            profile.toString(),
            "--extra-ca",
            simulator.caPem().toString(),
            "--proxy",
            simulator.proxy().toString());

    int files = verified.path("files").asInt();
    assertThat(verified.path("asked_files").asInt()).isEqualTo(files);
    assertThat(verified.path("known_files").asInt()).isEqualTo(files);
    assertThat(verified.path("proofs").path("original").asInt()).isEqualTo(files);
  }

  @Test
  void theManifestIsCheckedByAnotherProgram() throws IOException, InterruptedException {
    site(SimulatorOptions.ofItems(8, 5).withMix(LibraryOptions.Mix.PLAIN));
    sync();

    Process check =
        new ProcessBuilder("sha256sum", "--check", "--quiet", "manifest.sha256")
            .directory(archive.toFile())
            .inheritIO()
            .start();
    assertThat(check.waitFor()).isZero();
    assertThat(Files.readAllLines(archive.resolve("manifest.sha256"))).hasSize(8);
  }
}
