package photos.keepsake.monitor.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;

/**
 * A user's table of cron jobs, in which our line stands between two others that say so:
 *
 * <pre>
 * # keepsake: begin (Written by `keepsake service install`; `keepsake service uninstall` removes it.)
 * 30 3 * * * '/opt/keepsake/keepsake' 'sync' '--archive=/volume1/photos' &gt;/dev/null
 * # keepsake: end
 * </pre>
 *
 * Everything else stays as it is, byte for byte, down to the ends of lines.
 */
final class CronTable {
  private final List<String> before;
  private final Optional<String> line;
  private final List<String> after;

  private CronTable(List<String> before, Optional<String> line, List<String> after) {
    this.before = before;
    this.line = line;
    this.after = after;
  }

  /**
   * Takes a table apart.
   *
   * @throws RunFailure with USAGE when our marks are not one pair around one line
   */
  static CronTable of(String text, ServiceName name) {
    List<String> lines = lines(text);
    int begin = find(lines, begin(name));
    int end = find(lines, end(name));
    if (begin < 0 && end < 0) {
      return new CronTable(lines, Optional.empty(), List.of());
    }
    if (begin < 0 || end < begin) {
      throw damaged(name);
    }
    List<String> ours = lines.subList(begin + 1, end);
    List<String> rest = lines.subList(end + 1, lines.size());
    if (ours.size() != 1 || find(rest, begin(name)) >= 0 || find(rest, end(name)) >= 0) {
      throw damaged(name);
    }
    return new CronTable(lines.subList(0, begin), Optional.of(ours.get(0).stripTrailing()), rest);
  }

  /** Our line, if it is there. */
  Optional<String> line() {
    return line;
  }

  /** The table without our lines. */
  String without() {
    return String.join("", before) + String.join("", after);
  }

  /** The table with this line in the place of ours, or at the end. */
  String with(String newLine, ServiceName name) {
    String head = String.join("", before);
    String gap = head.isEmpty() || head.endsWith("\n") ? "" : "\n";
    return head + gap + block(newLine, name) + String.join("", after);
  }

  static String block(String line, ServiceName name) {
    return begin(name)
        + " ("
        + ServiceFiles.MARK
        + "; `keepsake service uninstall` removes it.)\n"
        + line
        + "\n"
        + end(name)
        + "\n";
  }

  private static String begin(ServiceName name) {
    return "# " + name.unit() + ": begin";
  }

  private static String end(ServiceName name) {
    return "# " + name.unit() + ": end";
  }

  private static int find(List<String> lines, String mark) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.equals(mark) || line.startsWith(mark + " (")) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }

  private static RunFailure damaged(ServiceName name) {
    return new RunFailure(
        Reason.USAGE,
        "the table of cron jobs was changed where our line stands",
        "between \""
            + begin(name)
            + "\" and \""
            + end(name)
            + "\" there must be one line, and each of these once",
        "remove these lines with `crontab -e`, and run the same command again");
  }
}
