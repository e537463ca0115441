package photos.keepsake.monitor.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import photos.keepsake.monitor.Excerpt;

/** The last bytes of an output of any length. Safe from any thread. */
public final class OutputTail {
  /** A line that is shown in front of everything else; a phone shows no more. */
  private static final int LINE_CHARACTERS_MAX = 200;

  /** What explains an error rarely takes more. */
  private static final int LINES_LOOKED_AT = 10;

  private static final Pattern ERROR =
      Pattern.compile("(error|fatal|panic|exception)\\b", Pattern.CASE_INSENSITIVE);

  private final byte[] ring;
  private long written;

  /** Empty so far; it never takes more memory than this many bytes. */
  public OutputTail(int bytesMax) {
    this.ring = new byte[bytesMax];
  }

  synchronized void add(byte[] bytes, int length) {
    int from = Math.max(0, length - ring.length);
    for (int i = from; i < length; i++) {
      ring[(int) ((written + i) % ring.length)] = bytes[i];
    }
    written += length;
  }

  /** What is kept, read as UTF-8; no character is cut at its beginning. */
  public synchronized String text() {
    int length = (int) Math.min(written, ring.length);
    byte[] kept = new byte[length];
    for (int i = 0; i < length; i++) {
      kept[i] = ring[(int) ((written - length + i) % ring.length)];
    }
    int start = 0;
    while (written > length && start < length && (kept[start] & 0xC0) == 0x80) {
      start++;
    }
    return new String(kept, start, length - start, StandardCharsets.UTF_8);
  }

  /**
   * The line that tells best how it ended, made fit to stand in a sentence: of the last few the
   * last one that calls itself an error, else the last one that says something.
   */
  public Optional<String> lastWords() {
    List<String> lines =
        text()
            .lines()
            .map(line -> line.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", ""))
            .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LINES_LOOKED_AT), lines.size());
    return last.stream()
        .filter(line -> ERROR.matcher(line).lookingAt())
        .reduce((before, after) -> after)
        .or(() -> last.stream().reduce((before, after) -> after))
        .map(line -> Excerpt.of(line, LINE_CHARACTERS_MAX));
  }
}
