package photos.keepsake.chrome;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages with a NUL behind each over two named pipes, as Chrome speaks on its descriptors 3 and 4
 * with {@code --remote-debugging-pipe}.
 *
 * <p>Opening a pipe one way blocks until the other side opens it too, and Java cannot give that up.
 * So both pipes are first held open in both directions, which never blocks, and every later opening
 * finds its partner there. The hold is given up when the first NUL comes, which whoever starts
 * Chrome writes as soon as its own ends are open, or with {@link #letGo}. From then on only Chrome
 * holds the far ends, so its death ends {@link #read}, and ours ends Chrome.
 */
final class PipeTransport implements Transport {
  private static final Logger log = LoggerFactory.getLogger(PipeTransport.class);
  private static final int CHUNK_BYTES = 64 << 10;

  private final RandomAccessFile holdIn;
  private final RandomAccessFile holdOut;
  private final FileOutputStream toChrome;
  private final FileInputStream fromChrome;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private int next;
  private int end;

  /** Opens our side of two existing pipes; never blocks. */
  PipeTransport(Path chromeReads, Path chromeWrites) throws IOException {
    holdIn = new RandomAccessFile(chromeReads.toFile(), "rw");
    holdOut = new RandomAccessFile(chromeWrites.toFile(), "rw");
    toChrome = new FileOutputStream(chromeReads.toFile());
    fromChrome = new FileInputStream(chromeWrites.toFile());
  }

  /**
   * Gives up the hold: to be called too when Chrome's process ended, which may be before its NUL.
   */
  void letGo() {
    closeQuietly(holdIn);
    closeQuietly(holdOut);
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    while (true) {
      Optional<byte[]> message = readToNul();
      if (message.isEmpty()) {
        // Only the reading thread may close this: a close does not wake a thread that reads.
        closeQuietly(fromChrome);
        return message;
      }
      if (message.get().length > 0) {
        return message;
      }
      letGo();
    }
  }

  private Optional<byte[]> readToNul() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (fill()) {
      int nul = next;
      while (nul < end && chunk[nul] != 0) {
        nul++;
      }
      message.write(chunk, next, nul - next);
      next = nul + 1;
      if (nul < end) {
        return Optional.of(message.toByteArray());
      }
      if (message.size() > MESSAGE_BYTES_MAX) {
        throw new IOException("message of more than " + MESSAGE_BYTES_MAX + " bytes");
      }
    }
    return Optional.empty();
  }

  /** Makes sure that a byte is there to be looked at; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (next >= end) {
      next = 0;
      end = Math.max(0, fromChrome.read(chunk));
    }
    return next < end;
  }

  @Override
  public void write(byte[] message) throws IOException {
    byte[] framed = new byte[message.length + 1];
    System.arraycopy(message, 0, framed, 0, message.length);
    toChrome.write(framed);
  }

  @Override
  public void close() {
    letGo();
    // Chrome sees the end of its input and goes, upon which a blocked read here ends as well.
    closeQuietly(toChrome);
  }

  private static void closeQuietly(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      log.debug("closing a pipe failed", e);
    }
  }
}
