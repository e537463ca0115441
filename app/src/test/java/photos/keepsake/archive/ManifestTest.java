package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static photos.keepsake.archive.FetchedItem.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.archive.FaultyFiles.Fault;
import photos.keepsake.archive.FaultyFiles.ProcessGone;

class ManifestTest {
  private static final String NAME = "manifest.sha256";
  private static final Path SHA256SUM = Path.of("/usr/bin/sha256sum");

  @TempDir Path temp;
  private Archive archive;
  private Path manifest;

  @BeforeEach
  void fill() {
    archive = Archive.open(temp.resolve("photos"), ArchiveTest.SETTINGS);
    manifest = archive.root().resolve(NAME);
    item("A2").called("b c\u00e9.jpg").original("", TestPhotos.jpeg(2)).admittedTo(archive);
    item("A1").called("a.jpg").original("", TestPhotos.jpeg(1)).admittedTo(archive);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void allFilesAreThereByPathAndTheSystemsOwnToolAgrees() throws Exception {
    assertThat(archive.writeManifest()).isEmpty();
    assertThat(Files.readAllLines(manifest))
        .extracting(line -> line.substring(64))
        .containsExactly("  undated/a.jpg", "  undated/b c\u00e9.jpg");
    assertThat(sha256sum()).isZero();

    Files.writeString(archive.root().resolve("undated/a.jpg"), "altered");
    assertThat(sha256sum()).isEqualTo(1);
  }

  private int sha256sum() throws IOException, InterruptedException {
    assumeThat(SHA256SUM).exists();
    Process check =
        new ProcessBuilder(SHA256SUM.toString(), "--strict", "--check", "--status", NAME)
            .directory(archive.root().toFile())
            .start();
    assertThat(check.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return check.exitValue();
  }

  @Test
  void namesWithBackslashOrLineFeedAreWrittenAsGnuDoes() throws Exception {
    assertThat(Manifest.line("e3", "plain.jpg")).isEqualTo("e3  plain.jpg\n");
    assertThat(Manifest.line("e3", "a\\b\nc.jpg")).isEqualTo("\\e3  a\\\\b\\nc.jpg\n");

    String odd = "a\\b\nc";
    Files.writeString(archive.root().resolve(odd), "");
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    Files.writeString(manifest, Manifest.line(empty, odd));
    assertThat(sha256sum()).isZero();
  }

  @Test
  void itFollowsTheArchiveAndLeavesNothingBehind() throws IOException {
    archive.writeManifest();
    item("A3").called("c.jpg").original("", TestPhotos.jpeg(3)).admittedTo(archive);
    assertThat(archive.writeManifest()).isEmpty();
    assertThat(archive.writeManifest()).isEmpty();
    assertThat(Files.readAllLines(manifest)).hasSize(3);
    try (Stream<Path> tmp = Files.list(archive.root().resolve(".keepsake/tmp"))) {
      assertThat(tmp).isEmpty();
    }
  }

  @Test
  void itIsWrittenAnewWhenFilesWereAddedOrItIsGoneAndOnlyThen() throws IOException {
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    FileTime then = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(manifest, then);
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(Files.getLastModifiedTime(manifest)).isEqualTo(then);

    item("A3").called("c.jpg").original("", TestPhotos.jpeg(3)).admittedTo(archive);
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(Files.readAllLines(manifest)).hasSize(3);
    Files.delete(manifest);
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(manifest).exists();
  }

  @Test
  void theSystemsOwnToolAgreesBesideSidecarsAndAlbums() throws Exception {
    archive.close();
    archive = Archive.open(temp.resolve("photos"), ArchiveTest.settings(true, AlbumView.SYMLINKS));
    Facts facts = new Facts(archive);
    facts.album("L1", "Trip");
    facts.add("L1", "A1");
    assertThat(archive.bringUpToDate(() -> false)).isEmpty();
    assertThat(archive.root().resolve("albums/Trip/a.jpg")).isSymbolicLink();
    assertThat(Files.readAllLines(manifest)).hasSize(2);
    assertThat(sha256sum()).isZero();
    assertThat(unknown()).isEmpty();
  }

  @Test
  void anEmptyArchiveHasNone() {
    try (Archive empty = Archive.open(temp.resolve("empty"), ArchiveTest.SETTINGS)) {
      assertThat(empty.bringUpToDate(() -> false)).isEmpty();
      assertThat(empty.root().resolve(NAME)).doesNotExist();
    }
  }

  @Test
  void aFileOfThatNameThatIsNotOursIsLeftAlone() throws IOException {
    Files.writeString(manifest, "mine");
    assertThat(archive.writeManifest().orElseThrow()).contains("left alone");
    assertThat(manifest).hasContent("mine");
    assertThat(unknown()).containsExactly(NAME);

    Files.delete(manifest);
    assertThat(archive.writeManifest()).isEmpty();
    Files.writeString(manifest, "edited");
    assertThat(archive.writeManifest()).isPresent();
    assertThat(manifest).hasContent("edited");
  }

  @Test
  void ourOwnIsNoUnknownFile() {
    archive.writeManifest();
    assertThat(unknown()).isEmpty();
  }

  /** Goal: a crash never makes our manifest a stranger. Method: the process goes at each step. */
  @Test
  void aRunThatDiesWhileWritingItDoesNotStopTheNextOne() throws IOException {
    archive.writeManifest();
    for (int step = 1; step <= 10; step++) {
      item("N" + step).original("", TestPhotos.jpeg(10 + step)).admittedTo(archive);
      try {
        ArchiveFiles disk = new DiskFiles(archive.staging());
        manifest().write(new FaultyFiles(disk, new Fault(step, Fault.Kind.GONE)));
      } catch (ProcessGone e) {
        assertThat(unknown()).isEmpty();
      }
      assertThat(archive.writeManifest()).isEmpty();
      assertThat(Files.readAllLines(manifest)).hasSize(2 + step);
    }
  }

  @Test
  void aCrashBetweenTheNoteAndTheNameLeavesAManifestThatIsKnown() throws IOException {
    archive.writeManifest();
    String before = archive.catalog().meta("manifest_sha256").orElseThrow();
    archive.catalog().setMeta("manifest_sha256", "of-the-next-one " + before);
    assertThat(manifest().isOurs()).isTrue();
    assertThat(archive.writeManifest()).isEmpty();
  }

  @Test
  void aDiskThatFailsEndsTheRun() throws IOException {
    ArchiveFiles disk = new DiskFiles(archive.staging());
    FaultyFiles failing = new FaultyFiles(disk, new Fault(1, Fault.Kind.ONCE));
    assertThatThrownBy(() -> manifest().write(failing)).isInstanceOf(IOException.class);
    assertThat(manifest).doesNotExist();
  }

  private Manifest manifest() {
    return new Manifest(archive.folders(), archive.catalog());
  }

  private List<String> unknown() {
    return Verifier.of(archive, VerifyListener.NONE).verify().unknown();
  }
}
