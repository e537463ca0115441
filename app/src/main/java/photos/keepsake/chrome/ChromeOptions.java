package photos.keepsake.chrome;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a Chrome is to be started.
 *
 * @param binary the browser's executable
 * @param profile the profile folder, to which the caller holds the {@link ProfileLock}; created for
 *     the owner alone where absent
 * @param headless whether to do without a window
 * @param proxy through which all requests go
 * @param extraCa PEM file with certificates whose keys are trusted beside the system's
 * @param extraArguments further switches, after our own, so that they win
 * @param startTimeout from the start of the process to its first answer
 */
public record ChromeOptions(
    Path binary,
    Path profile,
    boolean headless,
    Optional<URI> proxy,
    Optional<Path> extraCa,
    List<String> extraArguments,
    Duration startTimeout) {

  /** Takes its own copy of the list. */
  public ChromeOptions {
    extraArguments = List.copyOf(extraArguments);
  }
}
