package photos.keepsake.archive.catalog;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Place;

/** How metadata lies in the row of its item: NULL where it was not told, '' where there is none. */
final class MetadataColumns {
  /** To select, for {@link #read}. */
  static final String NAMES =
      "description, favourite, people, latitude, longitude, place, origin, address";

  /** To set to {@link #values}. */
  static final String SET =
      "description = ?, favourite = ?, people = ?, latitude = ?, longitude = ?, place = ?,"
          + " origin = ?, address = ?";

  private static final String LINE_BREAKS = "\\R";

  private MetadataColumns() {}

  /** Out of the {@link #NAMES}, the first of which is column {@code first}. */
  static Metadata read(ResultSet row, int first) throws SQLException {
    int favourite = row.getInt(first + 1);
    Optional<Boolean> marked = row.wasNull() ? Optional.empty() : Optional.of(favourite != 0);
    return new Metadata(
        Optional.ofNullable(row.getString(first)),
        marked,
        Optional.ofNullable(row.getString(first + 2)).map(MetadataColumns::people),
        place(row, first + 3),
        Optional.ofNullable(row.getString(first + 6)),
        Optional.ofNullable(row.getString(first + 7)).map(URI::create));
  }

  private static List<String> people(String lines) {
    return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
  }

  private static Optional<Place> place(ResultSet row, int first) throws SQLException {
    double latitude = row.getDouble(first);
    if (row.wasNull()) {
      return Optional.empty();
    }
    Optional<String> name = Optional.ofNullable(row.getString(first + 2));
    return Optional.of(new Place(latitude, row.getDouble(first + 1), name));
  }

  /** What is told and, where nothing is, what is known; as it reads once it was written. */
  static Metadata merge(Metadata told, Metadata known) {
    Metadata merged = told.or(known);
    return new Metadata(
        merged.description(),
        merged.favourite(),
        merged.people().map(MetadataColumns::oneLineEach),
        merged.place().map(place -> named(place, known.place())),
        merged.origin(),
        merged.address());
  }

  private static List<String> oneLineEach(List<String> people) {
    return people.stream()
        .map(name -> name.replaceAll(LINE_BREAKS, " ").strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** A list may tell where without saying how the place is called, which a fetch had told. */
  private static Place named(Place told, Optional<Place> known) {
    boolean same =
        known.stream()
            .anyMatch(k -> k.latitude() == told.latitude() && k.longitude() == told.longitude());
    return told.name().isEmpty() && same ? known.orElse(told) : told;
  }

  /** In the order of {@link #SET}. */
  static List<@Nullable Object> values(Metadata metadata) {
    Optional<Place> place = metadata.place();
    return Arrays.asList(
        metadata.description().orElse(null),
        metadata.favourite().map(marked -> marked ? 1 : 0).orElse(null),
        metadata.people().map(names -> String.join("\n", names)).orElse(null),
        place.map(Place::latitude).orElse(null),
        place.map(Place::longitude).orElse(null),
        place.flatMap(Place::name).orElse(null),
        metadata.origin().orElse(null),
        metadata.address().map(URI::toString).orElse(null));
  }
}
