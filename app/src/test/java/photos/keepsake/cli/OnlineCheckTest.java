package photos.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ArchiveSettings;
import photos.keepsake.archive.catalog.Proof;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Upload;

class OnlineCheckTest {
  @TempDir private Path folder;

  private Archive archiveWithAnUnprovenPicture() throws IOException {
    try (SmallArchive small = SmallArchive.in(folder)) {
      Path picture = small.otherPicture();
      assertThat(picture).exists();
    }
    return Archive.open(folder, ArchiveSettings.standard(Clock.systemUTC()));
  }

  private static Upload upload(Sha1 sha1, String item) {
    return new Upload(sha1, new ItemId(item), Optional.empty());
  }

  @Test
  void whatTheSiteKnowsAsUploadedForThisItemIsAProvenOriginal() throws IOException {
    try (Archive archive = archiveWithAnUnprovenPicture()) {
      OnlineCheck check =
          new OnlineCheck(archive, asked -> List.of(upload(asked.get(0), "picture")));

      assertThat(check.run()).isEqualTo(new OnlineCheck.Result(1, 1, true));
      assertThat(archive.status().proofs()).containsEntry(Proof.ORIGINAL, 1L);
    }
  }

  @Test
  void anAnswerAboutAnotherItemProvesNothing() throws IOException {
    try (Archive archive = archiveWithAnUnprovenPicture()) {
      OnlineCheck check = new OnlineCheck(archive, asked -> List.of(upload(asked.get(0), "other")));

      assertThat(check.run().known()).isOne();
      assertThat(archive.status().proofs()).containsEntry(Proof.ORIGINAL, 0L);
    }
  }

  @Test
  void whatTheSiteDoesNotKnowStaysAsItIs() throws IOException {
    try (Archive archive = archiveWithAnUnprovenPicture()) {
      OnlineCheck check = new OnlineCheck(archive, asked -> List.of());

      assertThat(check.run()).isEqualTo(new OnlineCheck.Result(1, 0, true));
      assertThat(archive.status().proofs()).containsEntry(Proof.UNPROVEN, 1L);
    }
  }
}
