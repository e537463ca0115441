package photos.keepsake.chrome;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a profile folder to one program at a time. The operating system holds the lock, so that a
 * crash cannot leave it behind; what stays is a file {@code .keepsake-lock} that tells the next one
 * who holds it, or held it last:
 *
 * <pre>pid 4121 since 2026-11-22T09:14:07Z</pre>
 */
public final class ProfileLock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProfileLock.class);
  private static final String FILE = ".keepsake-lock";
  private static final Pattern HOLDER = Pattern.compile("pid (\\d{1,18}) since (\\S{1,40})");
  private static final int HOLDER_BYTES_MAX = 200;

  /** Far behind the text: Windows lets nobody read what is locked. */
  private static final long LOCKED_POSITION = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private ProfileLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; creates the folder, for its owner alone, where it is absent.
   *
   * @throws ChromeException.ProfileInUse naming who holds it
   * @throws ChromeException.StartFailed when the folder cannot be written
   */
  public static ProfileLock take(Path profile, Clock clock) {
    try {
      createProfile(profile);
      FileChannel channel =
          FileChannel.open(
              profile.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      return lockOrClose(channel, clock);
    } catch (IOException e) {
      throw new ChromeException.StartFailed(
          "the profile folder cannot be used", OptionalInt.empty(), "", e);
    }
  }

  private static ProfileLock lockOrClose(FileChannel channel, Clock clock) throws IOException {
    boolean taken = false;
    try {
      taken = tryLock(channel);
      if (!taken) {
        throw inUse(channel);
      }
      write(channel, clock);
      return new ProfileLock(channel);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_POSITION, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false; // This very program holds it.
    }
  }

  private static void write(FileChannel channel, Clock clock) throws IOException {
    Instant now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS);
    String holder =
        String.format(Locale.ROOT, "pid %d since %s%n", ProcessHandle.current().pid(), now);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static ChromeException inUse(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(HOLDER_BYTES_MAX);
    channel.read(text, 0);
    Matcher holder =
        HOLDER.matcher(new String(text.array(), 0, text.position(), StandardCharsets.UTF_8));
    return holder.find()
        ? new ChromeException.ProfileInUse(
            "process " + holder.group(1) + " has used the profile since " + holder.group(2),
            OptionalLong.of(Long.parseLong(holder.group(1))))
        : new ChromeException.ProfileInUse(
            "another process uses the profile", OptionalLong.empty());
  }

  /** Makes a profile folder that only its owner can read: it is the key to a whole account. */
  static void createProfile(Path profile) throws IOException {
    Path absolute = profile.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    Path parent = absolute.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(absolute, ownerOnly(absolute));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(absolute, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  /** Where the file system knows no such permissions, none are asked for. */
  static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Gives the profile to the next one. Never throws. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      log.debug("closing the profile's lock failed", e);
    }
  }
}
