package photos.keepsake.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {
  private static final LocalDateTime NOON = LocalDateTime.parse("2024-05-01T12:00:07");
  private static final String WRITTEN = "2024:05:01 12:00:07";

  @TempDir Path temp;

  @Test
  void aJpegTellsItsTimeAndZone() throws IOException {
    TimeOfFile time =
        read(TestPhotos.jpegTaken(WRITTEN, "+02:00", 1), MediaType.JPEG).orElseThrow();
    assertThat(time.local()).isEqualTo(NOON);
    assertThat(time.offset()).contains(ZoneOffset.ofHours(2));
  }

  @Test
  void anOffsetThatWasNotWrittenIsNotMadeUp() throws IOException {
    assertThat(read(TestPhotos.jpegTaken(WRITTEN, "", 1), MediaType.JPEG).orElseThrow().offset())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "2024:13:01 12:00:00",
        "2024:02:30 12:00:00",
        "1700:01:01 00:00:00",
        "9999:12:31 23:59:59",
        "yesterday at noon!!",
        ""
      })
  void aTimeThatCannotBeIsNone(String written) throws IOException {
    assertThat(read(TestPhotos.jpegTaken(written, "", 1), MediaType.JPEG)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024:05:01 12:00:07, 2024-05-01T12:00:07",
    "2024-05-01 12:00:07, 2024-05-01T12:00:07",
    "2024:05:01 12:00:60, 2024-05-01T12:00:59",
    "2024:05:01 12:00, 2024-05-01T12:00",
    "2024-05-01T12:00:07.123+02:00, 2024-05-01T12:00:07"
  })
  void otherSpellingsAreUnderstood(String written, LocalDateTime expected) throws IOException {
    assertThat(read(TestPhotos.jpegTaken(written, "", 1), MediaType.JPEG).orElseThrow().local())
        .isEqualTo(expected);
  }

  @Test
  void pngWebpTiffAndHeicTellTheirTime() throws IOException {
    byte[] exif = TestPhotos.exif(WRITTEN, "+02:00");
    assertThat(read(png(exif), MediaType.PNG).orElseThrow().local()).isEqualTo(NOON);
    assertThat(read(webp(exif), MediaType.WEBP).orElseThrow().local()).isEqualTo(NOON);
    assertThat(read(exif, MediaType.TIFF).orElseThrow().local()).isEqualTo(NOON);
    assertThat(read(heic(exif), MediaType.HEIC).orElseThrow().local()).isEqualTo(NOON);
  }

  @Test
  void aMovieTellsTheMomentInUtcOrWithApplesKeyTheWallClock() throws IOException {
    TimeOfFile plain = read(movie(new byte[0]), MediaType.MP4).orElseThrow();
    assertThat(plain.placeKnown()).isFalse();
    assertThat(plain.at(ZoneOffset.ofHours(9))).isEqualTo(Instant.parse("2024-05-01T10:00:07Z"));

    TimeOfFile apple =
        read(movie(appleMeta("2024-05-01T12:00:07+0200")), MediaType.QUICKTIME).orElseThrow();
    assertThat(apple.placeKnown()).isTrue();
    assertThat(apple.local()).isEqualTo(NOON);
    assertThat(apple.offset()).contains(ZoneOffset.ofHours(2));
  }

  @Test
  void anMp4TellsApplesKeyInAFullBoxToo() throws IOException {
    byte[] plain = appleMeta("2024-05-01T12:00:07+0200");
    byte[] full =
        TestPhotos.box(
            "meta", TestPhotos.join(new byte[4], Arrays.copyOfRange(plain, 8, plain.length)));
    TimeOfFile time = read(movie(full), MediaType.MP4).orElseThrow();
    assertThat(time.local()).isEqualTo(NOON);
    assertThat(time.offset()).contains(ZoneOffset.ofHours(2));
  }

  @Test
  void aMovieTellsQuickTimesDay() throws IOException {
    byte[] text = "2024-05-01T12:00:07+0200".getBytes(StandardCharsets.US_ASCII);
    byte[] day =
        ByteBuffer.allocate(4 + text.length + 3)
            .putShort((short) text.length)
            .putShort((short) 0x55c4)
            .put(text)
            .array();
    byte[] udta = TestPhotos.box("udta", TestPhotos.box("\u00a9day", day));
    TimeOfFile time = read(movie(udta), MediaType.QUICKTIME).orElseThrow();
    assertThat(time.local()).isEqualTo(NOON);
    assertThat(time.offset()).contains(ZoneOffset.ofHours(2));
  }

  @Test
  void aTagThatClaimsMostOfALargeFileIsNotBelieved() throws IOException {
    byte[] time = (WRITTEN + "\0").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff = ByteBuffer.allocate(100);
    tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010e).putShort((short) 3).putInt(300_000_000).putInt(100);
    tiff.putShort((short) 0x0132).putShort((short) 2).putInt(time.length).putInt(50);
    tiff.position(50).put(time);
    Path file = temp.resolve("large.tif");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(1L << 30);
      large.write(tiff.array());
    }
    Harm harm = Harm.of(() -> assertThat(TimeReader.read(file, MediaType.TIFF)).isPresent());
    assertThat(harm.allocatedBytes()).isLessThan(Harm.ALLOCATED_MAX);
  }

  /** What reading one file costs. */
  private record Harm(long allocatedBytes, Duration time) {
    /** The most that the reader says it holds, and something for what it throws away. */
    static final long ALLOCATED_MAX = 8 << 20;

    static Harm of(Runnable reading) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long bytesBefore = threads.getCurrentThreadAllocatedBytes();
      long before = System.nanoTime();
      reading.run();
      return new Harm(
          threads.getCurrentThreadAllocatedBytes() - bytesBefore,
          Duration.ofNanos(System.nanoTime() - before));
    }
  }

  @Test
  void aMovieOfFiveGigabytesIsNotRead() throws IOException {
    Path file = temp.resolve("large.mp4");
    byte[] moov = movie(new byte[0]);
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(5L << 30);
      large.write(TestPhotos.box("ftyp", "isom\0\0\0\0".getBytes(StandardCharsets.US_ASCII)));
      large.writeInt(1);
      large.writeBytes("mdat");
      large.writeLong((5L << 30) - 16 - moov.length);
      large.seek((5L << 30) - moov.length);
      large.write(moov);
    }
    long before = System.nanoTime();
    assertThat(TimeReader.read(file, MediaType.MP4)).isPresent();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
  }

  /** Damages everything that a parser may stumble over; a claim of 2 GB must not be believed. */
  @ParameterizedTest
  @MethodSource("wellFormed")
  void damageNeverDoesHarm(MediaType type, byte[] good) throws IOException {
    Random random = new Random(11);
    Path file = temp.resolve("damaged");
    for (int i = 0; i < 150; i++) {
      byte[] bytes = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
      for (int n = random.nextInt(6); n > 0 && bytes.length > 0; n--) {
        int value = random.nextBoolean() ? 0xff : random.nextInt(256);
        bytes[random.nextInt(Math.min(bytes.length, 200))] = (byte) value;
      }
      Files.write(file, bytes);
      Harm harm = Harm.of(() -> TimeReader.read(file, type));
      assertThat(harm.allocatedBytes()).as("round " + i).isLessThan(Harm.ALLOCATED_MAX);
      assertThat(harm.time()).as("round " + i).isLessThan(Duration.ofSeconds(2));
      assertThat(file).hasBinaryContent(bytes);
    }
  }

  static Stream<Arguments> wellFormed() {
    byte[] exif = TestPhotos.exif(WRITTEN, "+02:00");
    return Stream.of(
        Arguments.of(MediaType.JPEG, named(TestPhotos.jpegTaken(WRITTEN, "+02:00", 1))),
        Arguments.of(MediaType.PNG, named(png(exif))),
        Arguments.of(MediaType.WEBP, named(webp(exif))),
        Arguments.of(MediaType.TIFF, named(exif)),
        Arguments.of(MediaType.HEIC, named(heic(exif))),
        Arguments.of(MediaType.QUICKTIME, named(movie(appleMeta("2024-05-01T12:00:07+0200")))));
  }

  private static Named<byte[]> named(byte[] bytes) {
    return Named.of(bytes.length + " bytes", bytes);
  }

  private Optional<TimeOfFile> read(byte[] bytes, MediaType type) throws IOException {
    return TimeReader.read(Files.write(temp.resolve("file"), bytes), type);
  }

  private static byte[] png(byte[] exif) {
    byte[] start = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    return TestPhotos.join(start, chunk("IHDR", new byte[13]), chunk("eXIf", exif));
  }

  private static byte[] chunk(String type, byte[] bytes) {
    return ByteBuffer.allocate(12 + bytes.length)
        .putInt(bytes.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .put(bytes)
        .array();
  }

  private static byte[] webp(byte[] exif) {
    ByteBuffer out = ByteBuffer.allocate(12 + 8 + 6 + 8 + exif.length);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII));
    out.putInt(Integer.reverseBytes(out.capacity() - 8));
    out.put("WEBPVP8 ".getBytes(StandardCharsets.US_ASCII));
    out.putInt(Integer.reverseBytes(5)).put(new byte[6]);
    out.put("EXIF".getBytes(StandardCharsets.US_ASCII));
    out.putInt(Integer.reverseBytes(exif.length)).put(exif);
    return out.array();
  }

  /** ftyp, meta with iinf and iloc, and the EXIF item behind that. */
  private static byte[] heic(byte[] exif) {
    byte[] ftyp = TestPhotos.box("ftyp", "heic\0\0\0\0heic".getBytes(StandardCharsets.US_ASCII));
    byte[] infe =
        TestPhotos.box("infe", "\2\0\0\0\0\7\0\0Exif\0".getBytes(StandardCharsets.ISO_8859_1));
    byte[] iinf = TestPhotos.box("iinf", TestPhotos.join(new byte[] {0, 0, 0, 0, 0, 1}, infe));
    byte[] item = TestPhotos.join(new byte[] {0, 0, 0, 6}, "Exif\0\0".getBytes(), exif);
    int at = ftyp.length + 12 + iinf.length + 8 + 8 + 14;
    byte[] iloc =
        ByteBuffer.allocate(22)
            .putInt(0)
            .putShort((short) 0x4400)
            .putShort((short) 1)
            .putShort((short) 7)
            .putShort((short) 0)
            .putShort((short) 1)
            .putInt(at)
            .putInt(item.length)
            .array();
    byte[] meta =
        TestPhotos.box("meta", TestPhotos.join(new byte[4], iinf, TestPhotos.box("iloc", iloc)));
    return TestPhotos.join(ftyp, meta, item);
  }

  private static byte[] movie(byte[] meta) {
    long seconds = Instant.parse("2024-05-01T10:00:07Z").getEpochSecond() + 2_082_844_800L;
    byte[] mvhd = ByteBuffer.allocate(100).putInt(0).putInt((int) seconds).array();
    return TestPhotos.box("moov", TestPhotos.join(TestPhotos.box("mvhd", mvhd), meta));
  }

  private static byte[] appleMeta(String time) {
    byte[] key =
        TestPhotos.box(
            "mdta", "com.apple.quicktime.creationdate".getBytes(StandardCharsets.US_ASCII));
    byte[] other = TestPhotos.box("mdta", "com.apple.other".getBytes(StandardCharsets.US_ASCII));
    byte[] keys = TestPhotos.join(new byte[] {0, 0, 0, 0, 0, 0, 0, 2}, other, key);
    byte[] data = TestPhotos.join(new byte[8], time.getBytes(StandardCharsets.US_ASCII));
    byte[] value = TestPhotos.box("\0\0\0\2", TestPhotos.box("data", data));
    return TestPhotos.box(
        "meta", TestPhotos.join(TestPhotos.box("keys", keys), TestPhotos.box("ilst", value)));
  }
}
