package photos.keepsake.simulator.net;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Lets through so many bytes a second. Not safe for several threads. */
final class SlowStream extends FilterOutputStream {
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  /** Unused time of a connection is lost, but for so much. */
  private static final long CREDIT_NANOS = Duration.ofMillis(20).toNanos();

  /** Pieces so small that the pace is even. */
  private static final int PIECE_BYTES = 16 * 1024;

  private final long bytesPerSecond;
  private final Pauses pauses;
  private long free = System.nanoTime();

  SlowStream(OutputStream out, long bytesPerSecond, Pauses pauses) {
    super(out);
    this.bytesPerSecond = bytesPerSecond;
    this.pauses = pauses;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int count = Math.min(PIECE_BYTES, length - done);
      out.write(bytes, offset + done, count);
      done += count;
      long now = System.nanoTime();
      free = Math.max(free, now - CREDIT_NANOS) + count * SECOND_NANOS / bytesPerSecond;
      pauses.pause(Duration.ofNanos(free - now));
    }
  }
}
