package photos.keepsake.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mov.metadata.QuickTimeMetadataDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetadataIsReadBackTest {
  private static final int SIZE_BYTES = 120_001;
  private static final Capture CAPTURE =
      new Capture(
          Camera.STILL_CAMERA,
          LocalDateTime.of(2021, 7, 14, 23, 59, 7),
          Optional.of(ZoneOffset.ofHoursMinutes(5, 45)),
          Optional.of(new Position(-33.8688, 151.2093, 19.5)));

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "PNG", "WEBP", "HEIC", "DNG", "MOTION_PHOTO"})
  void picturesTellCameraTimeOffsetAndPlace(MediaFormat format) throws Exception {
    Metadata metadata = read(format, Optional.of(CAPTURE));
    assertThat(text(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_MAKE))
        .isEqualTo("Alder Optical");
    assertThat(text(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_MODEL))
        .isEqualTo("A7 Mark II");
    assertThat(text(metadata, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL))
        .isEqualTo("2021:07:14 23:59:07");
    assertThat(
            text(metadata, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL))
        .isEqualTo("+05:45");
    GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
    assertAtCapture(gps.getGeoLocation());
    assertThat(gps.getDouble(GpsDirectory.TAG_ALTITUDE)).isEqualTo(19.5);
    assertThat(errors(metadata)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "HEIC", "DNG"})
  void anOffsetThatTheCameraDidNotKnowIsNotThere(MediaFormat format) throws Exception {
    Capture capture =
        new Capture(Camera.FIELD_PHONE, CAPTURE.local(), Optional.empty(), Optional.empty());
    Metadata metadata = read(format, Optional.of(capture));
    assertThat(
            text(metadata, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL))
        .isNull();
    assertThat(metadata.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
  }

  @Test
  void anAndroidFilmTellsItsMomentAndPlace() throws Exception {
    Metadata metadata = read(MediaFormat.MP4, Optional.of(CAPTURE));
    Mp4Directory film = metadata.getFirstDirectoryOfType(Mp4Directory.class);
    assertThat(film.getDate(Mp4Directory.TAG_CREATION_TIME)).isEqualTo(CAPTURE.instant());
    assertThat(film.getDouble(Mp4Directory.TAG_LATITUDE)).isCloseTo(-33.8688, within(1e-4));
    assertThat(film.getDouble(Mp4Directory.TAG_LONGITUDE)).isCloseTo(151.2093, within(1e-4));
    assertThat(errors(metadata)).isEmpty();
  }

  @Test
  void anAppleFilmTellsItsLocalTimeWithOffsetAndItsPlace() throws Exception {
    Metadata metadata = read(MediaFormat.MOV, Optional.of(CAPTURE));
    QuickTimeDirectory film = metadata.getFirstDirectoryOfType(QuickTimeDirectory.class);
    assertThat(film.getDate(QuickTimeDirectory.TAG_CREATION_TIME)).isEqualTo(CAPTURE.instant());
    var keyed = metadata.getFirstDirectoryOfType(QuickTimeMetadataDirectory.class);
    assertThat(keyed.getString(QuickTimeMetadataDirectory.TAG_CREATION_DATE))
        .isEqualTo("2021-07-14T23:59:07+0545");
    assertThat(keyed.getString(QuickTimeMetadataDirectory.TAG_LOCATION_ISO6709))
        .isEqualTo("-33.8688+151.2093+019.500/");
    assertThat(keyed.getString(QuickTimeMetadataDirectory.TAG_MAKE)).isEqualTo("Alder Optical");
    assertThat(errors(metadata)).isEmpty();
  }

  @Test
  void aMotionPhotoSaysHowLongItsFilmIsAndTheFilmBeginsThere() throws Exception {
    Metadata metadata = read(MediaFormat.MOTION_PHOTO, Optional.of(CAPTURE));
    var properties = metadata.getFirstDirectoryOfType(XmpDirectory.class).getXmpProperties();
    assertThat(properties).containsEntry("GCamera:MotionPhoto", "1");
    int film =
        properties.entrySet().stream()
            .filter(property -> property.getKey().endsWith("Length"))
            .mapToInt(property -> Integer.parseInt(property.getValue()))
            .max()
            .orElseThrow();
    try (InputStream in = recipe(MediaFormat.MOTION_PHOTO, Optional.of(CAPTURE)).open()) {
      in.skipNBytes(SIZE_BYTES - film);
      assertThat(ImageMetadataReader.readMetadata(in).getFirstDirectoryOfType(Mp4Directory.class))
          .isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutACaptureNothingTellsATime(MediaFormat format) throws Exception {
    Metadata metadata = read(format, Optional.empty());
    assertThat(text(metadata, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL))
        .isNull();
    assertThat(metadata.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
    assertThat(errors(metadata)).isEmpty();
  }

  private static void assertAtCapture(GeoLocation location) {
    assertThat(location.getLatitude()).isCloseTo(-33.8688, within(1e-6));
    assertThat(location.getLongitude()).isCloseTo(151.2093, within(1e-6));
  }

  private static String text(Metadata metadata, Class<? extends Directory> type, int tag) {
    return StreamSupport.stream(metadata.getDirectoriesOfType(type).spliterator(), false)
        .map(directory -> directory.getString(tag))
        .filter(text -> text != null)
        .findFirst()
        .orElse(null);
  }

  /** Without the one that the reader adds to every film when it comes to the end. */
  private static List<String> errors(Metadata metadata) {
    return StreamSupport.stream(metadata.getDirectories().spliterator(), false)
        .flatMap(directory -> StreamSupport.stream(directory.getErrors().spliterator(), false))
        .filter(error -> !error.equals("End of data reached."))
        .toList();
  }

  private static MediaRecipe recipe(MediaFormat format, Optional<Capture> capture) {
    return MediaRecipe.of(format, 7, SIZE_BYTES, capture);
  }

  private static Metadata read(MediaFormat format, Optional<Capture> capture) throws Exception {
    try (InputStream in = recipe(format, capture).open()) {
      return ImageMetadataReader.readMetadata(in, SIZE_BYTES);
    }
  }
}
