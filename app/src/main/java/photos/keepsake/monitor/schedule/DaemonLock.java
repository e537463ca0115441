package photos.keepsake.monitor.schedule;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * Sees to it that an archive has one daemon at most, and shows that it lives: the file is locked,
 * and says when the daemon last gave a sign of life. The lock goes with the process, however that
 * ends; process numbers, which are given out again, play no part.
 *
 * <p>Nothing else in the daemon's process may open that file, not even to set its time: on POSIX
 * systems a lock is lost as soon as its process closes the file, through whichever door.
 */
public final class DaemonLock implements AutoCloseable {
  /** Somebody who only looks holds the file for a moment. */
  private static final int TRIES = 20;

  /** Beyond the text: on Windows nobody else could read what is locked. */
  private static final long LOCKED_BYTE = 1 << 20;

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final FileChannel channel;

  private DaemonLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it.
   *
   * @throws RunFailure with IN_USE when another daemon has it, with DISK when it cannot be made
   */
  public static DaemonLock take(StateFile file, Waiter waiter) {
    Path path = file.lock();
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      for (int tries = 1; tries <= TRIES; tries++) {
        if (lock(channel) != null) {
          return new DaemonLock(channel);
        }
        waiter.await(PAUSE);
      }
      channel.close();
    } catch (IOException e) {
      throw new RunFailure(
          Reason.DISK,
          "the daemon cannot keep its state",
          "the file " + path + " cannot be made or locked",
          "make that folder writable, or set XDG_STATE_HOME to one that is",
          e);
    }
    throw new RunFailure(
        Reason.IN_USE,
        "a daemon is already at work for the archive " + file.archive(),
        "it holds the file " + path,
        "stop that one first, or leave the work to it");
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // Held in this very process.
    }
  }

  /** When the daemon that holds it last showed that it lives; empty when none holds it. */
  public static Optional<Instant> lastSign(StateFile file) throws IOException {
    Path path = file.lock();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      FileLock free = channel.tryLock(LOCKED_BYTE, 1, true);
      if (free != null) {
        free.release();
        return Optional.empty();
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (OverlappingFileLockException e) {
      // Held in this very process.
    }
    return Optional.of(parse(Files.readString(path).strip()));
  }

  private static Instant parse(String sign) {
    try {
      return Instant.parse(sign);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH; // Whatever this is, it is no sign of life.
    }
  }

  /** Shows that the daemon lives. */
  void touch(Instant now) throws IOException {
    String sign = now.truncatedTo(ChronoUnit.SECONDS) + "\n";
    channel.write(ByteBuffer.wrap(sign.getBytes(StandardCharsets.UTF_8)), 0);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The process ends soon, and the lock with it.
    }
  }
}
