package photos.keepsake.archive.catalog;

import java.util.List;
import java.util.Optional;
import photos.keepsake.library.DedupKey;
import photos.keepsake.library.ItemId;

/**
 * An item whose last try ended in archived.
 *
 * @param dedupKey as a listing told it last; empty where none did
 * @param files at least one, in their order
 */
public record ArchivedItem(ItemId id, Optional<DedupKey> dedupKey, List<FileLink> files) {}
