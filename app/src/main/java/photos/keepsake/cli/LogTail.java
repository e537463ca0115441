package photos.keepsake.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The end of a log, without what only the log may have: lines at DEBUG, which name photos, and
 * traces.
 */
final class LogTail {
  /** About what a server keeps of a ping. */
  private static final int BYTES_MAX = 100_000;

  private static final Pattern SHOWN = Pattern.compile("\\S+ (INFO|WARN|ERROR) .*");

  private LogTail() {}

  /** Its last lines, each ended; empty where there is no log or it cannot be read. */
  static String of(Optional<Path> log) {
    return log.map(LogTail::read).orElse("");
  }

  private static String read(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - BYTES_MAX);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return shown(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return ""; // Whatever keeps it from being read is told by the run itself.
    }
  }

  private static String shown(String text) {
    return text.lines()
        .filter(line -> SHOWN.matcher(line).matches())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
