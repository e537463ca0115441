package photos.keepsake.chrome;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A plain Chrome window in which a person signs in: nothing drives or watches it, so that it is
 * what the site expects. It shares the profile and the key store with the driven one.
 *
 * @param binary the browser's executable
 * @param profile the profile folder, to which the caller holds the {@link ProfileLock}
 * @param startPage what it shows first
 * @param proxy through which all requests go
 * @param extraCa PEM file with certificates whose keys are trusted beside the system's
 * @param extraArguments further switches
 */
public record LoginWindow(
    Path binary,
    Path profile,
    URI startPage,
    Optional<URI> proxy,
    Optional<Path> extraCa,
    List<String> extraArguments) {

  /** Its command line, without the executable. */
  public List<String> arguments() {
    return ChromeSwitches.plain(
        profile, startPage, proxy, extraCa, extraArguments, ThisMachine.runsAsRoot());
  }

  /**
   * Opens it and waits until the person has ended Chrome. On macOS closing the window is not
   * enough.
   *
   * @return Chrome's exit code
   * @throws ChromeException.StartFailed when it cannot be started
   * @throws ChromeException.ProfileInUse when another Chrome has the profile
   * @throws ChromeException.Interrupted when the thread is interrupted; Chrome is asked to end then
   */
  public int open() {
    ChromeLauncher.prepareProfile(profile);
    List<String> command = new ArrayList<>(List.of(binary.toString()));
    command.addAll(arguments());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return await(process);
    } catch (IOException e) {
      throw new ChromeException.StartFailed(
          "Chrome could not be started", OptionalInt.empty(), "", e);
    }
  }

  private static int await(Process process) throws IOException {
    process.getOutputStream().close();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new ChromeException.Interrupted(e);
    }
  }
}
