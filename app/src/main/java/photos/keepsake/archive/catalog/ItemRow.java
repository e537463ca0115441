package photos.keepsake.archive.catalog;

import java.time.Instant;
import java.util.Optional;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.ItemKind;
import photos.keepsake.library.Looks;
import photos.keepsake.library.Metadata;
import photos.keepsake.library.Source;
import photos.keepsake.library.TakenTime;

/**
 * What the catalog is told about one item.
 *
 * @param name as the site shows it, empty where it did not say; an empty name never replaces a
 *     known one
 * @param taken the best that is known; empty never replaces what was known
 * @param takenAt {@code taken} as a moment
 * @param dedupKey empty never replaces what was known
 * @param metadata a part that was not told never replaces what was known
 * @param looks likewise; taken over only with files, since it says which version those are
 */
public record ItemRow(
    ItemId id,
    Source source,
    ItemKind kind,
    String name,
    Optional<TakenTime> taken,
    Optional<Instant> takenAt,
    Optional<DedupKey> dedupKey,
    Metadata metadata,
    Looks looks) {

  /** An item of which no more was told. */
  public ItemRow(
      ItemId id,
      Source source,
      ItemKind kind,
      String name,
      Optional<TakenTime> taken,
      Optional<Instant> takenAt,
      Optional<DedupKey> dedupKey) {
    this(id, source, kind, name, taken, takenAt, dedupKey, Metadata.NONE, Looks.UNKNOWN);
  }
}
