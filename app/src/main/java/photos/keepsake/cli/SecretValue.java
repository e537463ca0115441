package photos.keepsake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * A value that nobody else should read: either itself, or {@code file:} and the path of a file that
 * holds it, so that it stands in no process list.
 */
final class SecretValue {
  private static final String FILE = "file:";

  /** No secret is longer. */
  private static final int BYTES_MAX = 10_000;

  private SecretValue() {}

  /**
   * What the text stands for, without white space around it.
   *
   * @throws RunFailure with USAGE when its file cannot be read
   */
  static String of(String text, Folders folders) {
    if (!text.startsWith(FILE)) {
      return oneLine(text.strip());
    }
    String path = text.substring(FILE.length());
    Path file = path.startsWith("~/") ? folders.home().resolve(path.substring(2)) : Path.of(path);
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw unreadable(file, "it is far too long for one value");
      }
      String value = Files.readString(file).strip();
      if (value.isEmpty()) {
        throw unreadable(file, "it is empty");
      }
      return oneLine(value);
    } catch (IOException e) {
      throw unreadable(file, "there is no such file, or you may not read it");
    }
  }

  /** A line's end in it would begin a header of its own where it is sent. */
  private static String oneLine(String value) {
    if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new RunFailure(
          Reason.USAGE,
          "a value cannot be used",
          "it has more than one line, or characters that cannot be seen",
          "give it alone, without anything before or behind it");
    }
    return value;
  }

  private static RunFailure unreadable(Path file, String why) {
    return new RunFailure(
        Reason.USAGE,
        "cannot take a value from " + file,
        why,
        "give behind file: the path of a file with that value only");
  }
}
