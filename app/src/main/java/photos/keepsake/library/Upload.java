package photos.keepsake.library;

import java.util.Optional;

/**
 * An item of the library that was uploaded as bytes with this hash, as the library itself says when
 * it is asked by hash.
 *
 * @param item the key by which the library names it then
 */
public record Upload(Sha1 sha1, ItemId item, Optional<DedupKey> dedupKey) {}
