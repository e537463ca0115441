package photos.keepsake.simulator.truth;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mov.metadata.QuickTimeMetadataDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a file on disk says of itself. Damaged files say as much as could be read.
 *
 * @param local the camera's wall clock; for a film without local time, UTC
 * @param offset empty where the file gives none
 * @param width pixels as stored; a guess where the file does not say
 * @param height pixels as stored; a guess where the file does not say
 */
record DiskMetadata(
    Optional<LocalDateTime> local, Optional<ZoneOffset> offset, int width, int height) {
  private static final int WIDTH_GUESSED = 4000;
  private static final int HEIGHT_GUESSED = 3000;
  private static final DateTimeFormatter EXIF_TIME =
      DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter APPLE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXX", Locale.ROOT);

  /**
   * Reads what there is.
   *
   * @throws IOException when the file itself cannot be read
   */
  static DiskMetadata read(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return of(ImageMetadataReader.readMetadata(in, Files.size(path)));
    } catch (ImageProcessingException e) {
      // A damaged file is an item like any other; it only tells nothing.
      return of(new Metadata());
    }
  }

  private static DiskMetadata of(Metadata metadata) {
    Optional<OffsetDateTime> film = filmTime(metadata);
    Optional<LocalDateTime> local =
        text(metadata, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL)
            .or(() -> text(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_DATETIME))
            .flatMap(text -> parsed(() -> LocalDateTime.parse(text.trim(), EXIF_TIME)))
            .or(() -> film.map(OffsetDateTime::toLocalDateTime));
    Optional<ZoneOffset> offset =
        text(metadata, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL)
            .flatMap(text -> parsed(() -> ZoneOffset.of(text.trim())))
            .or(() -> film.map(OffsetDateTime::getOffset));
    return new DiskMetadata(
        local,
        offset,
        largest(metadata, "Width").orElse(WIDTH_GUESSED),
        largest(metadata, "Height").orElse(HEIGHT_GUESSED));
  }

  /** Apple's local time, else the moment in UTC. */
  private static Optional<OffsetDateTime> filmTime(Metadata metadata) {
    return text(
            metadata,
            QuickTimeMetadataDirectory.class,
            QuickTimeMetadataDirectory.TAG_CREATION_DATE)
        .flatMap(text -> parsed(() -> OffsetDateTime.parse(text, APPLE_TIME)))
        .or(() -> date(metadata, Mp4Directory.class, Mp4Directory.TAG_CREATION_TIME))
        .or(() -> date(metadata, QuickTimeDirectory.class, QuickTimeDirectory.TAG_CREATION_TIME));
  }

  private static Optional<OffsetDateTime> date(
      Metadata metadata, Class<? extends Directory> type, int tag) {
    return first(metadata, type, directory -> directory.getDate(tag))
        .map(Date::toInstant)
        .filter(instant -> instant.getEpochSecond() > 0)
        .map(instant -> instant.atOffset(ZoneOffset.UTC));
  }

  private static Optional<String> text(
      Metadata metadata, Class<? extends Directory> type, int tag) {
    return first(metadata, type, directory -> directory.getString(tag));
  }

  /** The largest number under a tag whose name ends so: that of the picture, not of a preview. */
  private static Optional<Integer> largest(Metadata metadata, String nameEnd) {
    return StreamSupport.stream(metadata.getDirectories().spliterator(), false)
        .flatMap(
            directory ->
                directory.getTags().stream()
                    .filter(tag -> tag.getTagName().endsWith(nameEnd))
                    .map(tag -> Optional.ofNullable(directory.getInteger(tag.getTagType()))))
        .flatMap(Optional::stream)
        .filter(pixels -> pixels > 0)
        .max(Integer::compare);
  }

  private static <T> Optional<T> first(
      Metadata metadata, Class<? extends Directory> type, Function<Directory, T> getter) {
    Stream<? extends Directory> directories =
        StreamSupport.stream(metadata.getDirectoriesOfType(type).spliterator(), false);
    return directories
        .map(directory -> Optional.ofNullable(getter.apply(directory)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static <T> Optional<T> parsed(Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
