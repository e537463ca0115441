package photos.keepsake.googlephotos.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import photos.keepsake.library.ItemId;

/**
 * The rows of a list. Each one that was sent is accounted for: read, empty or unread.
 *
 * @param read in the order of the answer
 * @param nulls how many rows were null, as they are for uploads in progress
 * @param unread rows that are not understood
 */
public record Rows<T>(List<T> read, int nulls, List<Unread> unread) {

  /**
   * A row that is not understood.
   *
   * @param id what stands where its key should be, if that can be a key
   */
  public record Unread(Optional<ItemId> id, Drift drift) {}

  /** Copies the lists. */
  public Rows {
    read = List.copyOf(read);
    unread = List.copyOf(unread);
  }

  /**
   * Reads a list, or nothing where there is none.
   *
   * @throws DriftException when something else than a list stands there
   */
  static <T> Rows<T> of(Jspb list, Function<Jspb, T> reader) {
    List<T> read = new ArrayList<>();
    List<Unread> unread = new ArrayList<>();
    int nulls = 0;
    for (Jspb row : list.optionalArray("a list or nothing").elements()) {
      if (row.isAbsent()) {
        nulls++;
        continue;
      }
      try {
        read.add(reader.apply(row));
      } catch (DriftException e) {
        unread.add(new Unread(row.get(0).key(), e.drift()));
      }
    }
    return new Rows<>(read, nulls, unread);
  }

  /** How many rows were sent. */
  public int total() {
    return read.size() + nulls + unread.size();
  }
}
