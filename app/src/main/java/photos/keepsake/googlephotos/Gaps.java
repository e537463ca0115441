package photos.keepsake.googlephotos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import photos.keepsake.googlephotos.rpc.Drift;
import photos.keepsake.googlephotos.rpc.Rows;

/** What the lists of one listing may hold beside what was read of them. */
final class Gaps {
  private long unread;
  private Optional<Drift> first = Optional.empty();
  private int circles;

  /** Counts the rows of a page that are not understood. */
  void add(Rows<?> rows) {
    unread += rows.unread().size();
    first = first.or(() -> rows.unread().stream().findFirst().map(Rows.Unread::drift));
  }

  /** Counts a list that leads back to a page that was read before. */
  void addCircle() {
    circles++;
  }

  boolean isEmpty() {
    return unread == 0 && circles == 0;
  }

  /** What to say of them, once for each kind. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    first.ifPresent(
        drift ->
            notes.add(
                (unread == 1
                        ? "1 row of the lists was not understood: "
                        : String.format(
                            Locale.ROOT, "%,d rows of the lists were not understood: ", unread))
                    + drift));
    if (circles > 0) {
      notes.add(
          (circles == 1 ? "a list leads" : circles + " lists lead")
              + " back to a page that was read before, so what may come after it is not listed");
    }
    return notes;
  }
}
