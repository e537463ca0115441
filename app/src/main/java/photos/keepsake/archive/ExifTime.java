package photos.keepsake.archive;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The time of an EXIF block, as the camera wrote it: when it was taken, else when it was digitised,
 * else when it was last changed.
 */
final class ExifTime {
  /** The standard says colons and a blank; cameras and editors say more. */
  private static final Pattern TIME =
      Pattern.compile("(\\d{4})[:/.-](\\d{2})[:/.-](\\d{2})[ T](\\d{2}):(\\d{2})(?::(\\d{2}))?.*");

  private static final Pattern OFFSET = Pattern.compile("[+-]\\d{2}:\\d{2}");

  /** The first photograph was taken in 1826; later than 2200 is a camera without a clock. */
  private static final int YEAR_MIN = 1826;

  private static final int YEAR_MAX = 2200;

  private ExifTime() {}

  /** Empty when it has none, or one that cannot be. */
  static Optional<TimeOfFile> of(Metadata metadata) {
    return Stream.of(
            find(
                metadata,
                ExifDirectoryBase.TAG_DATETIME_ORIGINAL,
                ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL),
            find(
                metadata,
                ExifDirectoryBase.TAG_DATETIME_DIGITIZED,
                ExifDirectoryBase.TAG_TIME_ZONE_DIGITIZED),
            find(metadata, ExifDirectoryBase.TAG_DATETIME, ExifDirectoryBase.TAG_TIME_ZONE))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<TimeOfFile> find(Metadata metadata, int timeTag, int offsetTag) {
    Optional<ZoneOffset> offset = text(metadata, offsetTag).flatMap(ExifTime::offset);
    return text(metadata, timeTag)
        .flatMap(ExifTime::time)
        .map(local -> new TimeOfFile(local, offset, true));
  }

  private static Optional<String> text(Metadata metadata, int tag) {
    Iterable<ExifDirectoryBase> directories =
        metadata.getDirectoriesOfType(ExifDirectoryBase.class);
    return StreamSupport.stream(directories.spliterator(), false)
        .filter(directory -> !isOfThumbnail(directory))
        .map(directory -> directory.getString(tag))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private static boolean isOfThumbnail(Directory directory) {
    return directory instanceof ExifThumbnailDirectory;
  }

  private static Optional<LocalDateTime> time(String text) {
    Matcher parts = TIME.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String seconds = parts.group(6) == null ? "00" : parts.group(6);
      LocalDateTime time =
          LocalDateTime.of(
              number(parts.group(1)),
              number(parts.group(2)),
              number(parts.group(3)),
              number(parts.group(4)),
              number(parts.group(5)),
              Math.min(number(seconds), 59));
      boolean can = time.getYear() >= YEAR_MIN && time.getYear() <= YEAR_MAX;
      return can ? Optional.of(time) : Optional.empty();
    } catch (DateTimeException e) {
      // 0000:00:00, what cameras write before their clock is set.
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** {@code +02:00}; anything else is no offset. */
  static Optional<ZoneOffset> offset(String text) {
    String trimmed = text.strip();
    try {
      if (trimmed.equals("Z")) {
        return Optional.of(ZoneOffset.UTC);
      }
      return OFFSET.matcher(trimmed).matches()
          ? Optional.of(ZoneOffset.of(trimmed))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
