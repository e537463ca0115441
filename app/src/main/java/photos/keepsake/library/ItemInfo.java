package photos.keepsake.library;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the site says about one item.
 *
 * @param name the file name as the site shows it, never made safe for a disk; may be empty
 * @param kind as the site says
 * @param takenTime empty where the site says nothing that was understood
 * @param sizeBytes the size of the stored original; empty where the site gives none, or gives it
 *     rounded only
 */
public record ItemInfo(
    String name, ItemKind kind, Optional<TakenTime> takenTime, OptionalLong sizeBytes) {}
