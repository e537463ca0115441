package photos.keepsake.library;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the site says about one item.
 *
 * @param name the file name as the site shows it, never made safe for a disk; may be empty
 * @param kind as the site says
 * @param takenTime empty where the site says nothing that was understood
 * @param sizeBytes the size of the file that the site keeps; empty where it gives none, or gives it
 *     rounded only
 * @param kept what that file is to the one that was uploaded
 * @param dedupKey of the item, for those whose listing did not tell it
 * @param metadata as far as it was told
 * @param rawTwinKey of the raw file of a picture that the camera made in two forms
 */
public record ItemInfo(
    String name,
    ItemKind kind,
    Optional<TakenTime> takenTime,
    OptionalLong sizeBytes,
    KeptVersion kept,
    Optional<DedupKey> dedupKey,
    Metadata metadata,
    Optional<DedupKey> rawTwinKey) {

  /** Where the site tells nothing about the item but this. */
  public ItemInfo(
      String name,
      ItemKind kind,
      Optional<TakenTime> takenTime,
      OptionalLong sizeBytes,
      KeptVersion kept) {
    this(name, kind, takenTime, sizeBytes, kept, Optional.empty(), Metadata.NONE, Optional.empty());
  }

  /** Where the site does not say what it keeps. */
  public ItemInfo(
      String name, ItemKind kind, Optional<TakenTime> takenTime, OptionalLong sizeBytes) {
    this(name, kind, takenTime, sizeBytes, KeptVersion.UNKNOWN);
  }

  /** The same, with the key of its raw file. */
  public ItemInfo withRawTwin(Optional<DedupKey> key) {
    return new ItemInfo(name, kind, takenTime, sizeBytes, kept, dedupKey, metadata, key);
  }
}
