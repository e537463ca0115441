package photos.keepsake.monitor.ping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a person reads of a ping: a summary, then the end of a log. Servers keep the beginning of a
 * body and drop the rest, and messengers show its first thousand characters; so what matters comes
 * first, and the log loses its beginning.
 *
 * @param summary the first lines; cut at its end when it alone is too long
 * @param log may be empty
 */
public record PingBody(String summary, String log) {
  /** Nothing to say. */
  public static final PingBody EMPTY = new PingBody("", "");

  private static final String CUT = "[the log is cut to its end]\n";

  /** As it is sent, in UTF-8, at most so many bytes, and no character is cut. */
  public byte[] bytes(int limit) {
    byte[] head = utf8(summary + (summary.isEmpty() || log.isEmpty() ? "" : "\n\n"));
    byte[] tail = utf8(log);
    if (head.length + tail.length <= limit) {
      return joined(head, tail);
    }
    byte[] note = utf8(CUT);
    int room = limit - head.length - note.length;
    if (room <= 0) {
      return beginning(utf8(summary), limit);
    }
    return joined(joined(head, note), end(tail, room));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static byte[] beginning(byte[] text, int limit) {
    int end = Math.min(Math.max(0, limit), text.length);
    while (end > 0 && end < text.length && isInside(text[end])) {
      end--;
    }
    return Arrays.copyOf(text, end);
  }

  private static byte[] end(byte[] text, int room) {
    int start = Math.max(0, text.length - room);
    while (start < text.length && isInside(text[start])) {
      start++;
    }
    return Arrays.copyOfRange(text, start, text.length);
  }

  /** Whether a byte of UTF-8 continues a character. */
  private static boolean isInside(byte next) {
    return (next & 0xC0) == 0x80;
  }
}
