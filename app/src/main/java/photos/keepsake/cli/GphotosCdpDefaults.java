package photos.keepsake.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the flags say, and where one was not given, what {@code KEEPSAKE_} variables say. */
record GphotosCdpDefaults(GphotosCdpFlags flags, Folders folders) {
  private static final Set<String> YES = Set.of("true", "yes", "on", "1");

  /** A path or a program; in a variable {@code ~} is the home folder. */
  Optional<String> path(String flag, String variable) {
    return flags.isGiven(flag) && flags.text(flag).isPresent()
        ? flags.text(flag)
        : folders.variable("KEEPSAKE_" + variable).map(this::atHome);
  }

  private String atHome(String text) {
    boolean below = text.equals("~") || text.startsWith("~/");
    return below ? folders.home() + text.substring(1) : text;
  }

  /** A switch. */
  boolean isOn(String flag, String variable) {
    return flags.isGiven(flag)
        ? flags.isOn(flag)
        : folders
            .variable("KEEPSAKE_" + variable)
            .map(text -> text.strip().toLowerCase(Locale.ROOT))
            .filter(YES::contains)
            .isPresent();
  }

  /**
   * A number.
   *
   * @throws photos.keepsake.library.RunFailure USAGE for a variable without one
   */
  long number(String flag, String variable, long otherwise) {
    return flags.isGiven(flag)
        ? flags.number(flag).orElse(otherwise)
        : folders
            .variable("KEEPSAKE_" + variable)
            .map(text -> number("KEEPSAKE_" + variable, text))
            .orElse(otherwise);
  }

  private static long number(String variable, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw GphotosCdpPlan.refused(
          "cannot understand \"" + text + "\" for " + variable,
          "a number belongs there",
          "set it to a whole number, or unset it");
    }
  }

  /** Where Go puts temporary files. */
  Path temporary() {
    return path(folders.variable("TMPDIR").orElse("/tmp"));
  }

  /**
   * A path as Java has it.
   *
   * @throws photos.keepsake.library.RunFailure USAGE for what cannot be one on this system
   */
  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw GphotosCdpPlan.refused(
          "cannot use \"" + text + "\" as a path",
          "this system or its language settings do not allow such a name",
          "set LC_ALL=C.UTF-8, then run the same command again");
    }
  }
}
