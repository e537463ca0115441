package photos.keepsake.library;

import java.util.Optional;

/**
 * One line of a listing.
 *
 * @param id unique within {@code source}
 * @param source the list it stood in
 * @param kind as the listing says
 * @param takenTime as the listing says; empty where it says nothing that was understood
 * @param dedupKey joins the item with its other lines in other lists; empty on roads that do not
 *     tell it
 * @param metadata as far as the listing tells it
 * @param looks likewise
 */
public record ItemRef(
    ItemId id,
    Source source,
    ItemKind kind,
    Optional<TakenTime> takenTime,
    Optional<DedupKey> dedupKey,
    Metadata metadata,
    Looks looks) {

  /** A line of a list that tells no more of a photo. */
  public ItemRef(
      ItemId id,
      Source source,
      ItemKind kind,
      Optional<TakenTime> takenTime,
      Optional<DedupKey> dedupKey) {
    this(id, source, kind, takenTime, dedupKey, Metadata.NONE, Looks.UNKNOWN);
  }

  /** A line of a list that tells no dedup keys. */
  public ItemRef(ItemId id, Source source, ItemKind kind, Optional<TakenTime> takenTime) {
    this(id, source, kind, takenTime, Optional.empty());
  }
}
