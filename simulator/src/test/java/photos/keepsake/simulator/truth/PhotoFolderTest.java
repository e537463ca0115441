package photos.keepsake.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import photos.keepsake.simulator.media.Camera;
import photos.keepsake.simulator.media.Capture;
import photos.keepsake.simulator.media.MediaFormat;
import photos.keepsake.simulator.media.MediaRecipe;

class PhotoFolderTest {
  private static final Instant MODIFIED = Instant.parse("2019-03-04T05:06:07.89Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-06T09:30:15Z"), ZoneOffset.UTC);
  private static final LocalDateTime LOCAL = LocalDateTime.of(2017, 8, 9, 10, 11, 12);
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(9);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "PNG", "WEBP", "HEIC", "DNG", "MOTION_PHOTO", "MOV"})
  void aFileIsAnItemTakenWhenAndWhereItsMetadataSay(MediaFormat format) throws Exception {
    write("Some Name." + format.extension(), format, Optional.of(OFFSET));
    SimulatedItem item = onlyItem();
    assertThat(item.takenLocal()).isEqualTo(LOCAL);
    assertThat(item.offset()).contains(OFFSET);
    assertThat(item.kind()).isEqualTo(format.isVideo() ? Kind.VIDEO : Kind.PHOTO);
    assertThat(item.fileName()).isEqualTo("Some Name." + format.extension());
    assertThat(item.files().get(0).sentName()).isEqualTo("Some Name." + format.extension());
  }

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "PNG", "WEBP", "HEIC", "DNG", "MP4", "MOV"})
  void thePictureSizeIsThatOfTheFile(MediaFormat format) throws Exception {
    write("a." + format.extension(), format, Optional.of(OFFSET));
    assertThat(onlyItem().width()).isEqualTo(format.longEdge());
    assertThat(onlyItem().height()).isEqualTo(format.shortEdge());
  }

  @Test
  void withoutAnOffsetTheWallClockCountsAsUtc() throws Exception {
    write("a.jpg", MediaFormat.JPEG, Optional.empty());
    assertThat(onlyItem().offset()).isEmpty();
    assertThat(onlyItem().takenAt()).isEqualTo(LOCAL.toInstant(ZoneOffset.UTC));
  }

  @Test
  void aFileThatSaysNothingIsTakenWhenItWasModified() throws Exception {
    Path file = Files.writeString(folder.resolve("broken.JPG"), "no picture at all");
    Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
    assertThat(onlyItem().takenAt()).isEqualTo(Instant.parse("2019-03-04T05:06:07Z"));
    assertThat(onlyItem().offset()).isEmpty();
  }

  @Test
  void onlyMediaCountAndFoldersBelowToo() throws Exception {
    Path below = Files.createDirectories(folder.resolve("2019/trip"));
    for (String name : List.of("README.md", "notes.txt", "a.jpg", "b.AVIF", "c.mkv", "jpg")) {
      Files.writeString(below.resolve(name), name);
    }
    assertThat(SimulatedLibrary.ofPhotos(folder, 1, CLOCK).items())
        .extracting(SimulatedItem::fileName)
        .containsExactlyInAnyOrder("a.jpg", "b.AVIF", "c.mkv");
  }

  @Test
  void everyRealPhotoKeepsItsBytes() throws Exception {
    String samples = System.getenv("KEEPSAKE_SAMPLE_PHOTOS");
    assumeTrue(samples != null, "KEEPSAKE_SAMPLE_PHOTOS is not set: no real photos to try");
    SimulatedLibrary library = SimulatedLibrary.ofPhotos(Path.of(samples), 1, CLOCK);
    try (Stream<Path> files = Files.list(Path.of(samples))) {
      long photos = files.filter(file -> !file.toString().endsWith(".md")).count();
      assertThat(library.items()).hasSize((int) photos);
    }
    for (SimulatedItem item : library.items()) {
      try (InputStream in = item.files().get(0).open()) {
        byte[] original = Files.readAllBytes(Path.of(samples, item.fileName()));
        assertThat(Arrays.equals(in.readAllBytes(), original)).isTrue();
      }
    }
    assertThat(library.manifestJson()).contains("\"IMG_2682.heic\"");
  }

  @Test
  void aPhotoThatComesLaterIsUploadedByTheGivenClock() throws Exception {
    SimulatedLibrary library = SimulatedLibrary.ofPhotos(folder, 1, CLOCK);
    SimulatedItem late = library.addPhoto("a.jpg", CLOCK.instant());
    assertThat(late.createdAt()).isEqualTo(CLOCK.instant());
  }

  private SimulatedItem onlyItem() throws Exception {
    List<SimulatedItem> items = SimulatedLibrary.ofPhotos(folder, 1, CLOCK).items();
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private void write(String name, MediaFormat format, Optional<ZoneOffset> offset)
      throws Exception {
    Capture capture = new Capture(Camera.STILL_CAMERA, LOCAL, offset, Optional.empty());
    MediaRecipe recipe = MediaRecipe.of(format, 1, 90_000, Optional.of(capture));
    try (InputStream in = recipe.open()) {
      Files.copy(in, folder.resolve(name));
    }
  }
}
