package photos.keepsake.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photos.keepsake.library.RunFailure;

/**
 * One run at a time per archive. The lock is the system's, on one byte of {@code .keepsake/lock},
 * so it ends with the process, however that ends. The file stays and says who had it last:
 *
 * <pre>
 * pid=4121
 * host=nas
 * since=2026-11-22T09:14:07Z
 * </pre>
 *
 * <p>Unix drops a process's lock when the process closes <em>any</em> handle on that file. So
 * within one JVM a table decides first, and nobody here opens the file of an archive that the JVM
 * holds.
 */
final class ArchiveLock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ArchiveLock.class);

  /** Far behind the text: Windows forbids others to read a locked range. */
  private static final long LOCKED_BYTE = 1L << 40;

  private static final int TEXT_MAX = 1_000;
  private static final Map<Path, Holder> HELD_HERE = new ConcurrentHashMap<>();

  private final Path key;
  private final FileChannel channel;

  private ArchiveLock(Path key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  /** Who has a lock. */
  private record Holder(long pid, String host, Instant since) {

    static Holder self(Clock clock) {
      Instant now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS);
      return new Holder(ProcessHandle.current().pid(), hostName(), now);
    }

    String text() {
      return "pid=" + pid + "\nhost=" + host + "\nsince=" + since + "\n";
    }
  }

  /**
   * Takes the lock of the archive.
   *
   * @throws RunFailure with IN_USE, saying who has it, or with DISK where files cannot be locked
   */
  static ArchiveLock take(ArchiveFolders folders, Clock clock) {
    try {
      Path key = folders.hidden().toRealPath();
      Holder self = Holder.self(clock);
      Holder other = HELD_HERE.putIfAbsent(key, self);
      if (other != null) {
        throw inUse(folders, describe(clock, other.pid(), other.host(), other.since()));
      }
      try {
        return new ArchiveLock(key, lock(folders, self, clock));
      } catch (IOException | RuntimeException e) {
        HELD_HERE.remove(key);
        throw e;
      }
    } catch (IOException e) {
      throw DiskTrouble.cannotWrite(folders.lock(), e);
    }
  }

  private static FileChannel lock(ArchiveFolders folders, Holder self, Clock clock)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            folders.lock(),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            ArchiveFolders.ownerOnly(folders.root(), "rw-------"));
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(folders, holderByFile(folders.lock(), clock));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(self.text().getBytes(StandardCharsets.UTF_8)), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String holderByFile(Path file, Clock clock) throws IOException {
    if (Files.size(file) > TEXT_MAX) {
      return "another run has its lock";
    }
    String text = Files.readString(file);
    try {
      long pid = Long.parseLong(field(text, "pid").orElse(""));
      Instant since = Instant.parse(field(text, "since").orElse(""));
      return describe(clock, pid, field(text, "host").orElse(""), since);
    } catch (RuntimeException e) {
      // It is being written at this moment.
      return "another run has just taken its lock";
    }
  }

  private static Optional<String> field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst();
  }

  private static String describe(Clock clock, long pid, String host, Instant since) {
    String when =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").format(since.atZone(clock.getZone()));
    String where = host.isEmpty() || host.equals(hostName()) ? "" : " on " + host;
    return "process " + pid + where + " has held its lock since " + when;
  }

  private static RunFailure inUse(ArchiveFolders folders, String holder) {
    return new RunFailure(
        RunFailure.Reason.IN_USE,
        "cannot open the archive " + folders.root(),
        holder,
        "wait for that run to end, or stop it");
  }

  /** Not by asking the resolver, which may take seconds; empty where that does not tell. */
  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      Map<String, String> environment = System.getenv();
      return environment.getOrDefault("COMPUTERNAME", environment.getOrDefault("HOSTNAME", ""));
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      log.debug("the lock ends with the process", e);
    } finally {
      HELD_HERE.remove(key);
    }
  }
}
