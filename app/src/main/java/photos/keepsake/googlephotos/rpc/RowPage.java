package photos.keepsake.googlephotos.rpc;

import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a listing.
 *
 * @param next where the listing goes on; empty at its end. A page without rows but with this is not
 *     the end (seen by several clients, 2025)
 */
public record RowPage<T>(Rows<T> rows, Optional<String> next) {

  /**
   * Reads {@code [rows|null, next|null|"", …]}, which may be shorter. The third is the time of a
   * library page, or no text at all: any other text is the cursor, moved away.
   */
  static <T> RowPage<T> of(Jspb answer, Function<Jspb, T> reader) {
    Jspb third = answer.get(2);
    if (answer.get(1).isAbsent() && third.text().isPresent() && third.number().isEmpty()) {
      throw third.drift("a time or nothing where there is no cursor before it");
    }
    return of(answer, 0, 1, reader);
  }

  /** Reads the same with the two at other places. */
  static <T> RowPage<T> of(Jspb answer, int rowsAt, int nextAt, Function<Jspb, T> reader) {
    answer.requireArray("a page");
    return new RowPage<>(Rows.of(answer.get(rowsAt), reader), next(answer.get(nextAt)));
  }

  static Optional<String> next(Jspb field) {
    return field.optionalText("a cursor or nothing");
  }
}
