package photos.keepsake.library;

import java.util.Optional;

/**
 * One line of a listing.
 *
 * @param id unique within {@code source}
 * @param source the list it stood in
 * @param kind as the listing says
 * @param takenTime as the listing says; empty where it says nothing that was understood
 */
public record ItemRef(ItemId id, Source source, ItemKind kind, Optional<TakenTime> takenTime) {}
