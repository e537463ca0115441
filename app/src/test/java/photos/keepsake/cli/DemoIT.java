package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `keepsake demo`, the first thing that anybody sees. */
class DemoIT {
  @TempDir private Path folder;

  @Test
  void showsACompleteArchiveAndFetchesNothingTheSecondTime() throws Exception {
    Path archive = folder.resolve("archive");
    Program.Result first = Program.in(folder).run("demo", "--archive", archive.toString());

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("that can be downloaded are archived, none missing", archive.toString());
    assertThat(ArchivedTruth.photos(archive)).hasSizeGreaterThan(20);

    Program.Result second = Program.in(folder).run("demo", "--archive", archive.toString());

    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out()).contains("none missing", "Nothing was new");
    assertThat(Program.in(folder).run("status", "--archive", archive.toString()).out())
        .startsWith("Nothing is missing but what the site cannot hand out.");
  }

  @Test
  void keepsRealPhotosBitForBit() throws Exception {
    String samples = System.getenv("KEEPSAKE_SAMPLE_PHOTOS");
    assumeTrue(samples != null, "KEEPSAKE_SAMPLE_PHOTOS names no folder of real photos");
    Path archive = folder.resolve("archive");

    Program.Result result =
        Program.in(folder).run("demo", "--photos", samples, "--archive", archive.toString());

    assertThat(result.code()).as(result.out() + result.err()).isZero();
    Set<String> kept = ArchivedTruth.bySha256(archive).keySet();
    for (Path photo : photos(Path.of(samples))) {
      assertThat(kept).as(photo.toString()).contains(ArchivedTruth.sha256(photo));
    }
  }

  private static List<Path> photos(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.toString().toLowerCase(Locale.ROOT).endsWith(".md"))
          .toList();
    }
  }
}
