package photos.keepsake.archive.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import photos.keepsake.library.TakenTime;

/** How the time when a photo was taken lies in the row of its item: NULL where nobody said. */
final class TakenColumns {
  /** To select, for {@link #read}. */
  static final String NAMES = "taken_local, taken_offset, taken_precision";

  private TakenColumns() {}

  /** Out of the {@link #NAMES}, the first of which is column {@code first}. */
  static Optional<TakenTime> read(ResultSet row, int first) throws SQLException {
    String local = row.getString(first);
    String precision = row.getString(first + 2);
    if (local == null || precision == null) {
      return Optional.empty();
    }
    return Optional.of(
        new TakenTime(
            LocalDateTime.parse(local),
            Optional.ofNullable(row.getString(first + 1)).map(ZoneOffset::of),
            TakenTime.Precision.valueOf(precision)));
  }
}
