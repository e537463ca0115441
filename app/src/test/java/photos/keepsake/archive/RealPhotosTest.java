package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static photos.keepsake.archive.FetchedItem.item;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photos.keepsake.library.ItemKind;

/** Camera files, some of them damaged, from the folder that KEEPSAKE_SAMPLE_PHOTOS names. */
class RealPhotosTest {
  @TempDir Path temp;

  @Test
  void everyRealPhotoIsKeptBitForBitHoweverDamagedItIs() throws IOException {
    try (Archive archive = Archive.open(temp.resolve("photos"), ArchiveTest.SETTINGS)) {
      int number = 0;
      for (Path photo : samples()) {
        byte[] bytes = Files.readAllBytes(photo);
        String name = photo.getFileName().toString();
        ArchivedFile file =
            item("A" + number++)
                .kind(ItemKind.UNKNOWN)
                .called(name)
                .original(name, bytes)
                .admittedTo(archive)
                .get(0);
        assertThat(file.path()).hasBinaryContent(bytes);
        assertThat(file.type()).as(name).startsWith("image/");
      }
      assertThat(Verifier.of(archive, VerifyListener.NONE).verify().isSound()).isTrue();
    }
  }

  /** Goal: our bounded walks find in real camera files what metadata-extractor finds by itself. */
  @Test
  void realPhotosTellWhatTheirCamerasWrote() throws IOException {
    int compared = 0;
    for (Path photo : samples()) {
      byte[] head = Arrays.copyOf(Files.readAllBytes(photo), Fingerprint.HEAD_BYTES);
      String name = photo.getFileName().toString();
      Optional<TimeOfFile> ours = TimeReader.read(photo, Sniffer.sniff(head, name));
      Optional<LocalDateTime> theirs = byTheLibraryAlone(photo);
      if (theirs.isPresent()) {
        compared++;
        assertThat(ours.map(TimeOfFile::local)).as(name).isEqualTo(theirs);
      }
    }
    assertThat(compared).isGreaterThan(15);
  }

  private static Optional<LocalDateTime> byTheLibraryAlone(Path photo) {
    try {
      for (var directory :
          ImageMetadataReader.readMetadata(photo.toFile())
              .getDirectoriesOfType(ExifSubIFDDirectory.class)) {
        String text = directory.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
        if (text != null && text.matches("\\d{4}:\\d\\d:\\d\\d \\d\\d:\\d\\d:\\d\\d")) {
          String iso = text.substring(0, 10).replace(':', '-') + "T" + text.substring(11);
          return Optional.of(LocalDateTime.parse(iso));
        }
      }
      return Optional.empty();
    } catch (Exception e) {
      return Optional.empty();
    }
  }

  static List<Path> samples() throws IOException {
    String folder = System.getenv("KEEPSAKE_SAMPLE_PHOTOS");
    assumeTrue(folder != null, "real photos are tried only where KEEPSAKE_SAMPLE_PHOTOS is set");
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> !file.toString().endsWith(".md")).sorted().toList();
    }
  }
}
