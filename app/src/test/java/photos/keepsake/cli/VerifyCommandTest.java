package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveSettings;

class VerifyCommandTest {
  @TempDir private Path folder;

  @Test
  void anArchiveInUseByARunIsVerifiedAndNothingIsRecorded() {
    try (Archive run = open()) {
      Program.Result result = Program.in(folder).run("verify", "--archive", run.root().toString());

      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).startsWith("Sound: ");
      assertThat(result.err().lines().toList()).hasSize(1);
      assertThat(result.err()).contains("nothing is recorded", "has held its lock since");
    }
  }

  @Test
  void anArchiveThatCannotBeWrittenIsVerifiedAndNothingIsRecorded() throws IOException {
    open().close();
    Path staging = folder.resolve("archive/.keepsake/staging");
    Files.delete(staging);
    Files.writeString(staging, "in the way");
    Program.Result result =
        Program.in(folder).run("verify", "--archive", folder.resolve("archive") + "");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("nothing is recorded");
  }

  @Test
  void anArchiveWhoseCatalogIsGoneIsNotSound() throws IOException {
    open().close();
    Files.delete(folder.resolve("archive/.keepsake/catalog.db"));
    Program.Result result =
        Program.in(folder).run("verify", "--archive", folder.resolve("archive") + "");

    assertThat(result.code()).isEqualTo(15);
    assertThat(result.err()).contains("catalog is gone", "keepsake sync");
  }

  @Test
  void aDamagedFileIsNoProvenOriginalAnyMore() throws IOException {
    Path root = folder.resolve("archive");
    Path picture;
    try (SmallArchive archive = SmallArchive.in(root)) {
      picture = archive.picture();
    }
    assertThat(Program.in(folder).run("verify", "--archive", root + "").out())
        .contains("1 of 1 file is a proven original.");
    Files.writeString(picture, "altered");
    assertThat(Program.in(folder).run("verify", "--archive", root + "", "--json").out())
        .contains("\"proofs\":{\"original\":0,\"stored\":0,\"derivative\":0,\"unproven\":0}");
  }

  private Archive open() {
    return Archive.open(
        folder.resolve("archive"), ArchiveSettings.standard(Clock.systemDefaultZone()));
  }
}
