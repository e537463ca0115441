package photos.keepsake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * The person's defaults for options, in TOML, one a line by its name, such as
 *
 * <pre>
 * archive = "/volume1/photos"
 * parallel = 4
 * album = ["Family", "Garden"]
 * </pre>
 *
 * @param text as it is on the disk
 * @param root the table of its lines
 */
record ConfigFile(Path path, String text, JsonNode root) {

  /**
   * Reads it.
   *
   * @throws RunFailure with USAGE when it cannot be read or understood
   */
  static ConfigFile read(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw unreadable(path, "it is a folder");
      }
      String text = Files.readString(path);
      return new ConfigFile(path, text, new TomlMapper().readTree(text));
    } catch (IOException e) {
      throw unreadable(path, "there is no such file, or you may not read it, or it is not UTF-8");
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw misunderstood(path, "line " + line + " is not valid TOML");
    }
  }

  /**
   * Refuses lines that would silently do nothing.
   *
   * @throws RunFailure with USAGE
   */
  void requireKnown(Set<String> names) {
    for (String name : root.propertyNames()) {
      if (!names.contains(name)) {
        throw misunderstood(path, "line " + line(name) + " sets " + name + ", which is no option");
      }
    }
  }

  /**
   * What it says for an option, several values one a line.
   *
   * @param several whether the option takes several
   * @throws RunFailure with USAGE when it says several for one, or something that is no value
   */
  Optional<String> value(String name, boolean several) {
    JsonNode value = root.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (value.isObject() || (value.isArray() && !several)) {
      throw misunderstood(path, "line " + line(name) + ": " + name + " takes one value");
    }
    StringJoiner lines = new StringJoiner("\n");
    (value.isArray() ? value.values() : Set.of(value)).forEach(v -> lines.add(v.asString()));
    return Optional.of(lines.toString());
  }

  /** The first line that begins with the name, as a key or as a table. */
  private long line(String name) {
    Pattern key = Pattern.compile("\\s*\\[*\\s*[\"']?" + Pattern.quote(name) + "\\b.*");
    return 1 + text.lines().takeWhile(line -> !key.matcher(line).matches()).count();
  }

  private static RunFailure unreadable(Path path, String why) {
    return new RunFailure(
        Reason.USAGE,
        "cannot read the config file " + path,
        why,
        "give --config the path of a TOML file, or leave it out");
  }

  private static RunFailure misunderstood(Path path, String why) {
    return new RunFailure(
        Reason.USAGE,
        "cannot understand the config file " + path,
        why,
        "write one `name = value` a line, the names as in --help, texts in double quotes");
  }
}
