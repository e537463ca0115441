package photos.keepsake.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows below a heading, each column as wide as it must be. */
final class ChecksTable {
  private static final int CELL_MAX = 60;
  private final List<List<String>> rows = new ArrayList<>();

  ChecksTable(String... heading) {
    rows.add(List.of(heading));
  }

  void add(String... cells) {
    rows.add(List.of(cells).stream().map(ChecksTable::clean).map(ChecksTable::cut).toList());
  }

  void print(Console console) {
    int columns = rows.get(0).size();
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      int column = i;
      widths.add(rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0));
    }
    rows.forEach(row -> console.print(line(row, widths)));
  }

  /** Nothing in it can steer a terminal or begin another line. */
  static String clean(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }

  private static String cut(String text) {
    return width(text) <= CELL_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, CELL_MAX - 1)) + "…";
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths.get(i) - width(row.get(i)) + 2));
    }
    return line.toString().stripTrailing();
  }
}
