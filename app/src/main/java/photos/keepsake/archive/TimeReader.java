package photos.keepsake.archive;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifTiffHandler;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from a photo or video when it was taken. Whatever a file holds, it answers within bounds:
 * at most some megabytes are read and held, however large the file or the sizes that it claims are,
 * and a file that cannot be understood simply has no time.
 *
 * <p>The containers are walked here, by seeking; what EXIF block they hold goes to
 * metadata-extractor, whose own container readers allocate what a damaged file claims.
 */
final class TimeReader {
  private static final Logger log = LoggerFactory.getLogger(TimeReader.class);

  /** EXIF stands at the top of a JPEG, in front of previews and depth maps. */
  private static final int JPEG_BYTES_MAX = 4 << 20;

  private TimeReader() {}

  /** Empty for a file that says nothing, or nothing that was understood. */
  static Optional<TimeOfFile> read(Path path, MediaType type) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      return read(file, type);
    } catch (Exception | StackOverflowError e) {
      // A damaged file may lead a parser anywhere; it has no time, and the photo is kept all the
      // same.
      log.debug("no time in a damaged file type={}", type.mime(), e);
      return Optional.empty();
    }
  }

  private static Optional<TimeOfFile> read(RandomAccessFile file, MediaType type) throws Exception {
    return switch (type) {
      case JPEG -> ExifTime.of(jpeg(file));
      case TIFF, DNG, RAW -> ExifTime.of(exif(new BoundedReader(file)));
      case PNG -> ofBlock(ExifBlock.inPng(file));
      case WEBP -> ofBlock(ExifBlock.inWebp(file));
      case HEIC, HEIF, AVIF -> ofBlock(HeifExif.block(new IsoBoxes(file)));
      case MP4, M4V, QUICKTIME, THREE_GPP -> MovieTime.of(new IsoBoxes(file));
      default -> Optional.empty();
    };
  }

  private static Metadata jpeg(RandomAccessFile file) throws Exception {
    InputStream in = new BufferedInputStream(new FileInputStream(file.getFD()));
    try (InputStream bounded = new BoundedStream(in, JPEG_BYTES_MAX)) {
      return JpegMetadataReader.readMetadata(bounded, List.of(new ExifReader()));
    }
  }

  private static Optional<TimeOfFile> ofBlock(Optional<byte[]> block) throws Exception {
    return block.isEmpty() ? Optional.empty() : ExifTime.of(exif(new ByteArrayReader(block.get())));
  }

  private static Metadata exif(RandomAccessReader reader) throws Exception {
    Metadata metadata = new Metadata();
    new TiffReader().processTiff(reader, new ShortTags(metadata), 0);
    return metadata;
  }

  /**
   * Passes over all that no date is as long as, since the library makes room for whatever length a
   * tag claims; maker notes among it.
   */
  private static final class ShortTags extends ExifTiffHandler {
    private static final int DATE_BYTES_MAX = 64;

    ShortTags(Metadata metadata) {
      super(metadata, null, 0);
    }

    @Override
    public boolean customProcessTag(
        int valueOffset,
        Set<Integer> processedIfdOffsets,
        int headerOffset,
        RandomAccessReader reader,
        int tagId,
        int byteCount) {
      return byteCount < 0 || byteCount > DATE_BYTES_MAX;
    }
  }

  /** Ends early. */
  private static final class BoundedStream extends FilterInputStream {
    private long left;

    BoundedStream(InputStream in, long max) {
      super(in);
      this.left = max;
    }

    @Override
    public int read() throws IOException {
      int b = left > 0 ? in.read() : -1;
      left -= b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = left > 0 ? in.read(buffer, offset, (int) Math.min(length, left)) : -1;
      left -= Math.max(n, 0);
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = in.skip(Math.min(n, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  /** Reads a TIFF where it lies, and refuses values that no date is as large as. */
  private static final class BoundedReader extends RandomAccessReader {
    private static final int VALUE_MAX = 1 << 20;
    private static final long READ_MAX = 32L << 20;

    private final RandomAccessFile file;
    private final long length;
    private long read;

    BoundedReader(RandomAccessFile file) throws IOException {
      this.file = file;
      this.length = file.length();
    }

    @Override
    public int toUnshiftedOffset(int localOffset) {
      return localOffset;
    }

    @Override
    public byte getByte(int index) throws IOException {
      return getBytes(index, 1)[0];
    }

    @Override
    public byte[] getBytes(int index, int count) throws IOException {
      validateIndex(index, count);
      read += count;
      byte[] bytes = new byte[count];
      file.seek(index);
      file.readFully(bytes);
      return bytes;
    }

    @Override
    protected void validateIndex(int index, int count) throws IOException {
      if (!isValidIndex(index, count)) {
        throw new IOException("outside of the file, or too much of it");
      }
    }

    @Override
    protected boolean isValidIndex(int index, int count) {
      return index >= 0
          && count >= 0
          && count <= VALUE_MAX
          && read + count <= READ_MAX
          && (long) index + count <= length;
    }

    @Override
    public long getLength() {
      return length;
    }
  }
}
