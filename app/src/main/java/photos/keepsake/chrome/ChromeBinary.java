package photos.keepsake.chrome;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A browser's executable.
 *
 * @param path never checked again
 * @param flavour by its name only; the version is known once it runs
 */
public record ChromeBinary(Path path, Flavour flavour) {

  /** Whose build it is. */
  public enum Flavour {
    /** Google's, stable or beta. */
    CHROME,
    /** A free build, as distributions have it. */
    CHROMIUM,
    /** A relative, or a name that says nothing. */
    OTHER
  }

  static ChromeBinary at(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    Flavour flavour =
        name.contains("chromium")
            ? Flavour.CHROMIUM
            : name.contains("chrome") ? Flavour.CHROME : Flavour.OTHER;
    return new ChromeBinary(Path.of(path), flavour);
  }
}
