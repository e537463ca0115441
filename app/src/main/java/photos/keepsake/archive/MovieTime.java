package photos.keepsake.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * When an MP4 or MOV was taken: Apple's creation date or QuickTime's day with their zone where
 * there is one, else the movie header's, which is in UTC and says nothing of the place (ISO
 * 14496-12).
 */
final class MovieTime {
  /** Seconds from 1904 to 1970. */
  private static final long EPOCH_GAP_SECONDS = 2_082_844_800L;

  /** Video cameras without a set clock write 0, or their own year one. */
  private static final Instant FIRST_PLAUSIBLE = Instant.parse("1980-01-02T00:00:00Z");

  private static final String APPLE_KEY = "com.apple.quicktime.creationdate";

  /** {@code 2024-05-01T12:00:00+0200}. */
  private static final DateTimeFormatter APPLE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[XXX][XX]", Locale.ROOT);

  private MovieTime() {}

  /** Empty when the file has neither. */
  static Optional<TimeOfFile> of(IsoBoxes boxes) throws IOException {
    Optional<IsoBoxes.Box> movie = boxes.find(boxes.whole(), "moov");
    if (movie.isEmpty()) {
      return Optional.empty();
    }
    Optional<TimeOfFile> time = apple(boxes, movie.get());
    time = time.isPresent() ? time : day(boxes, movie.get());
    return time.isPresent() ? time : header(boxes, movie.get());
  }

  private static Optional<TimeOfFile> header(IsoBoxes boxes, IsoBoxes.Box movie)
      throws IOException {
    Optional<IsoBoxes.Box> box = boxes.find(movie, "mvhd");
    Optional<byte[]> content = box.isEmpty() ? Optional.empty() : boxes.content(box.get());
    if (content.isEmpty() || content.get().length < 12) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(content.get());
    long seconds = in.get(0) == 1 ? in.getLong(4) : in.getInt(4) & 0xffffffffL;
    if (seconds < 0 || seconds > EPOCH_GAP_SECONDS * 5) {
      return Optional.empty();
    }
    Instant at = Instant.ofEpochSecond(seconds - EPOCH_GAP_SECONDS);
    return at.isBefore(FIRST_PLAUSIBLE) ? Optional.empty() : Optional.of(TimeOfFile.moment(at));
  }

  /** A text with two bytes of length and two of language before it. */
  private static Optional<TimeOfFile> day(IsoBoxes boxes, IsoBoxes.Box movie) throws IOException {
    Optional<IsoBoxes.Box> data = boxes.find(movie, "udta");
    Optional<IsoBoxes.Box> day =
        data.isEmpty() ? Optional.empty() : boxes.find(data.get(), "\u00a9day");
    Optional<byte[]> content = day.isEmpty() ? Optional.empty() : boxes.content(day.get());
    if (content.isEmpty() || content.get().length < 4) {
      return Optional.empty();
    }
    byte[] bytes = content.get();
    int length = ByteBuffer.wrap(bytes).getShort(0) & 0xffff;
    return time(text(Arrays.copyOfRange(bytes, 4, Math.min(4 + length, bytes.length))));
  }

  /** A table of keys, and a list of values by the number of their key. */
  private static Optional<TimeOfFile> apple(IsoBoxes boxes, IsoBoxes.Box movie) throws IOException {
    Optional<IsoBoxes.Box> meta = boxes.find(movie, "meta");
    if (meta.isEmpty()) {
      return Optional.empty();
    }
    // A plain box at Apple; in an MP4 one with four bytes of version and flags.
    boolean plain = boxes.find(meta.get(), "keys").isPresent();
    IsoBoxes.Box inside = plain ? meta.get() : IsoBoxes.skip(meta.get(), 4);
    Optional<IsoBoxes.Box> keys = boxes.find(inside, "keys");
    Optional<IsoBoxes.Box> values = boxes.find(inside, "ilst");
    if (keys.isEmpty() || values.isEmpty()) {
      return Optional.empty();
    }
    int number = numberOfKey(boxes, keys.get());
    for (IsoBoxes.Box next : boxes.children(values.get())) {
      if (number(next.type()) == number) {
        return value(boxes, next);
      }
    }
    return Optional.empty();
  }

  /** Counted from 1; 0 when the key is not there. */
  private static int numberOfKey(IsoBoxes boxes, IsoBoxes.Box keys) throws IOException {
    int number = 1;
    for (IsoBoxes.Box next : boxes.children(IsoBoxes.skip(keys, 8))) {
      boolean wanted =
          boxes.content(next).map(MovieTime::text).filter(APPLE_KEY::equals).isPresent();
      if (wanted) {
        return number;
      }
      number++;
    }
    return 0;
  }

  private static int number(String type) {
    return ByteBuffer.wrap(type.getBytes(StandardCharsets.ISO_8859_1)).getInt();
  }

  private static Optional<TimeOfFile> value(IsoBoxes boxes, IsoBoxes.Box entry) throws IOException {
    Optional<IsoBoxes.Box> data = boxes.find(entry, "data");
    if (data.isEmpty()) {
      return Optional.empty();
    }
    return boxes
        .content(IsoBoxes.skip(data.get(), 8))
        .map(MovieTime::text)
        .flatMap(MovieTime::time);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Optional<TimeOfFile> time(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.strip(), APPLE_TIME);
      return Optional.of(
          new TimeOfFile(time.toLocalDateTime(), Optional.of(time.getOffset()), true));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
