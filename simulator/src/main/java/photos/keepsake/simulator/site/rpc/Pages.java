package photos.keepsake.simulator.site.rpc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list in pages. A cursor names a time and a key, not a number, so that items may come and go
 * between two pages; its place is found by halving.
 *
 * @param name of the list; a cursor of another list is refused
 * @param all newest first, equal ones by key
 * @param time that the list is sorted by
 * @param key of an item
 */
record Pages<T>(String name, List<T> all, Function<T, Instant> time, Function<T, String> key) {
  private static final String PREFIX = "AH_uQ4";

  /**
   * A page.
   *
   * @param rows what is on it
   * @param next the cursor of what follows, or null at the end
   */
  record Page<T>(List<T> rows, @Nullable String next) {}

  /** The page at a cursor. */
  Page<T> at(Optional<String> cursor, int size) {
    return from(cursor.map(this::position).orElse(0), size);
  }

  /** The page that begins at a moment, going back. */
  Page<T> before(Instant moment, int size) {
    return from(position(moment.toEpochMilli(), ""), size);
  }

  private Page<T> from(int start, int size) {
    int end = Math.min(all.size(), start + size);
    return new Page<>(all.subList(start, end), end < all.size() ? cursorTo(end) : null);
  }

  /** The cursor that leads back to the beginning of a page. */
  String cursorOf(Page<T> page) {
    return page.rows().isEmpty() ? cursor(0, "") : cursor(page.rows().get(0));
  }

  private String cursorTo(int position) {
    return cursor(all.get(position));
  }

  private String cursor(T row) {
    return cursor(time.apply(row).toEpochMilli(), key.apply(row));
  }

  private String cursor(long moment, String at) {
    byte[] mark = (name + "|" + moment + "|" + at).getBytes(StandardCharsets.UTF_8);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
  }

  private int position(String cursor) {
    try {
      byte[] mark = Base64.getUrlDecoder().decode(cursor.substring(PREFIX.length()));
      String[] parts = new String(mark, StandardCharsets.UTF_8).split("\\|", 3);
      if (!cursor.startsWith(PREFIX) || !parts[0].equals(name)) {
        throw Refusal.badArguments();
      }
      return position(Long.parseLong(parts[1]), parts[2]);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Refusal.badArguments();
    }
  }

  private int position(long moment, String at) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBefore(all.get(middle), moment, at)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean isBefore(T row, long moment, String at) {
    long own = time.apply(row).toEpochMilli();
    return own > moment || (own == moment && key.apply(row).compareTo(at) < 0);
  }
}
