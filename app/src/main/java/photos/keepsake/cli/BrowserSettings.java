package photos.keepsake.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What Chrome is started with.
 *
 * @param profile absolute
 */
record BrowserSettings(
    Path profile,
    boolean headless,
    Optional<URI> proxy,
    Optional<Path> extraCa,
    List<String> arguments) {}
