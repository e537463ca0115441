package photos.keepsake.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import photos.keepsake.library.ItemId;

/**
 * Items that are not in the archive, each with the reason: all of them, as far as they are kept.
 */
final class TroubleList {
  /** More lines push what stands above them off a small screen. */
  private static final int SHORT = 15;

  private final String heading;
  private final int count;
  private final List<String> lines = new ArrayList<>();

  /**
   * Still without its lines.
   *
   * @param count how many items there are, which may be more than are kept
   */
  TroubleList(String heading, int count) {
    this.heading = heading;
    this.count = count;
  }

  void add(ItemId id, String name, String reason) {
    lines.add("  " + Names.of(id, name) + ": " + reason);
  }

  /** Whether what was said before it is worth saying again below it. */
  boolean isLong() {
    return lines.size() > SHORT;
  }

  /** Prints nothing when there are none. */
  void print(PrintStream out) {
    if (count > 0) {
      out.println(heading);
      lines.forEach(out::println);
    }
    if (count > lines.size()) {
      out.println("  and " + Amounts.count(count - lines.size(), "more item"));
    }
  }
}
