package photos.keepsake.chrome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operating system is like, as far as it matters for Chrome. */
public final class ThisMachine {
  private static final Logger log = LoggerFactory.getLogger(ThisMachine.class);

  /** Below this, Chrome's shared memory goes to the temporary folder; 64 MB crash pages (gpb). */
  private static final long SHARED_MEMORY_BYTES_MIN = 512L << 20;

  private ThisMachine() {}

  static boolean isWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /** Whether we are root, where Chrome's sandbox refuses to start. */
  public static boolean runsAsRoot() {
    Path status = Path.of("/proc/self/status");
    try {
      // What "user.name" says can be set from outside, the second number, the effective id, not.
      return Files.isReadable(status)
          ? Files.readString(status)
              .lines()
              .anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"))
          : System.getProperty("user.name").equals("root");
    } catch (IOException e) {
      log.debug("the owner of this process cannot be told", e);
      return false;
    }
  }

  /** Whether {@code /dev/shm} is there but too small for Chrome's pages. */
  static boolean sharedMemoryIsSmall() {
    Path sharedMemory = Path.of("/dev/shm");
    try {
      return Files.isDirectory(sharedMemory)
          && Files.getFileStore(sharedMemory).getUsableSpace() < SHARED_MEMORY_BYTES_MIN;
    } catch (IOException e) {
      log.debug("the shared memory's size cannot be told", e);
      return true;
    }
  }

  /**
   * Whether a process still does something. One that ended may stay listed until its parent takes
   * note, which the first process of a container may never do.
   */
  static boolean isRunning(ProcessHandle process) {
    Path stat = Path.of("/proc", String.valueOf(process.pid()), "stat");
    try {
      // "4121 (name) S ...": the state stands behind the last bracket.
      return process.isAlive()
          && !(Files.exists(stat) && Files.readString(stat).matches("(?s).*\\) [ZX] [^)]*"));
    } catch (IOException e) {
      log.debug("a process ended while it was looked at", e);
      return process.isAlive();
    }
  }
}
