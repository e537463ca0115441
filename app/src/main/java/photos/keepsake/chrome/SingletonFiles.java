package photos.keepsake.chrome;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The marks by which one Chrome tells another that it uses a profile: the symbolic link {@code
 * SingletonLock} names host and process as {@code host-4121}.
 *
 * <p>Chrome itself removes a stale one of the same host, but never one of another host name, which
 * every new container has: it exits with 21 for ever (seen on Chromium 156, 2026-11). Since we hold
 * the {@link ProfileLock}, a mark of another host is stale.
 */
final class SingletonFiles {
  private static final List<String> NAMES =
      List.of("SingletonLock", "SingletonCookie", "SingletonSocket");

  private SingletonFiles() {}

  /**
   * Removes marks of other hosts.
   *
   * @throws ChromeException.ProfileInUse when a living Chrome of this host is named
   */
  static void clear(Path profile, String host) throws IOException {
    Path lock = profile.resolve(NAMES.get(0));
    if (!Files.isSymbolicLink(lock)) {
      return;
    }
    String holder = Files.readSymbolicLink(lock).toString();
    int dash = holder.lastIndexOf('-');
    String holderHost = dash < 0 ? "" : holder.substring(0, dash);
    if (!holderHost.equals(host)) {
      for (String name : NAMES) {
        Files.deleteIfExists(profile.resolve(name));
      }
      return;
    }
    OptionalLong pid = pid(holder.substring(dash + 1));
    if (pid.isPresent() && isChrome(pid.getAsLong())) {
      throw new ChromeException.ProfileInUse(
          "a Chrome with process id " + pid.getAsLong() + " uses the profile", pid);
    }
  }

  private static OptionalLong pid(String digits) {
    return digits.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  /** After a restart of the machine, the number may belong to something else. */
  private static boolean isChrome(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isPresent()
        && process
            .get()
            .info()
            .command()
            .map(command -> command.toLowerCase(Locale.ROOT).contains("chrom"))
            .orElse(true);
  }

  /** This machine's name as Chrome has it; empty when it cannot be told. */
  static String thisHost() {
    Path linux = Path.of("/proc/sys/kernel/hostname");
    try {
      return Files.isReadable(linux)
          ? Files.readString(linux, StandardCharsets.UTF_8).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    } catch (IOException e) {
      return "";
    }
  }
}
