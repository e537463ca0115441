package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void nameTheArchive() {
    root = folder.resolve("archive");
  }

  @Test
  void nothingIsMissingOnlyAfterARunOverTheWholeLibrary() {
    assertThat(verdict(SmallArchive.in(root).run(0, false)))
        .isEqualTo("The last run covered only a part of the library.");
    assertThat(verdict(SmallArchive.in(root).run(0, true))).isEqualTo("Nothing is missing.");
    assertThat(verdict(SmallArchive.in(root).run(12, true)))
        .isEqualTo("The last run did not reach its end.");
  }

  @Test
  void whatTheSiteCannotHandOutIsNotCalledPresent() {
    assertThat(verdict(SmallArchive.in(root).unavailable(1).run(0, true)))
        .isEqualTo("Nothing is missing but what the site cannot hand out.");
  }

  @Test
  void failedItemsComeFirst() {
    assertThat(verdict(SmallArchive.in(root).failed("bad").run(3, true)))
        .isEqualTo("1 item could not be fetched yet.");
  }

  @Test
  void withoutARunNothingIsSaidAboutTheLibrary() {
    assertThat(verdict(SmallArchive.in(root))).isEqualTo("No run has ended here yet.");
  }

  @Test
  void everyItemIsNamedAndTheVerdictComesAgainBelowALongList() {
    SmallArchive.in(root).unavailable(40).run(0, true).close();

    String out = status();

    assertThat(out.lines().filter(line -> line.contains(".mp4 (video-"))).hasSize(40);
    assertThat(out).containsPattern("(?s)Nothing is missing.*video-39.*Nothing is missing");
  }

  @Test
  void programsLearnWhatTheLastRunsCovered() {
    SmallArchive.in(root).run(0, true).run(0, false).close();

    assertThat(status("--json"))
        .containsPattern("\"last_runs\":\\[\\{[^}]*\"whole\":false},\\{[^}]*\"whole\":true}");
  }

  @Test
  void theProofsAreCountedForPeopleAndPrograms() throws IOException {
    try (SmallArchive archive = SmallArchive.in(root)) {
      archive.picture();
    }
    assertThat(status()).contains("\n1 of 1 file is a proven original.\n");
    assertThat(status("--json"))
        .contains(
            "\"proven_files\":1,"
                + "\"proofs\":{\"original\":1,\"stored\":0,\"derivative\":0,\"unproven\":0}");
  }

  @Test
  void unprovenFilesAreNamedWithWhatSpeaksAgainstThem() throws IOException {
    try (SmallArchive archive = SmallArchive.in(root)) {
      archive.otherPicture();
    }
    assertThat(status())
        .contains(
            "0 of 1 file is a proven original; 1 unproven.",
            "Unproven, with what speaks against them:",
            "a.gif: its SHA-1 is not that of the upload");
    assertThat(status("--json"))
        .containsPattern("\"unproven\":\\[\\{\"path\":\"[^\"]*a.gif\",\"note\":\"its SHA-1");
  }

  private String verdict(SmallArchive archive) {
    archive.close();
    return status().lines().findFirst().orElseThrow();
  }

  private String status(String... more) {
    String[] arguments = {"status", "--archive", root.toString(), more.length > 0 ? more[0] : "-q"};
    return Program.in(folder).run(arguments).out();
  }
}
