package photos.keepsake.googlephotos;

import java.util.LinkedHashSet;
import java.util.Set;

/** The cursors of the last few thousand pages, to notice a list that goes round in circles. */
final class RecentCursors {
  /** Some two million items of a library; a longer circle is noticed by the engine. */
  private static final int MAX = 4_096;

  private final Set<String> cursors = new LinkedHashSet<>();

  /** Adds one; false when it is there already. */
  boolean add(String cursor) {
    if (!cursors.add(cursor)) {
      return false;
    }
    if (cursors.size() > MAX) {
      cursors.remove(cursors.iterator().next());
    }
    return true;
  }
}
