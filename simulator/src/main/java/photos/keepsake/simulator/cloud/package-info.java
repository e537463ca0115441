/**
 * What the site knows of items beyond their files: dedup keys, favourites, descriptions, quality,
 * albums and whose they are, items of other people, the trash, the locked folder. Everything that
 * can be computed from the seed is computed when it is asked for, so that a library of a million
 * items needs no more memory here than one of a hundred.
 *
 * <p>Main type: {@link photos.keepsake.simulator.cloud.Cloud}. The package knows nothing of HTTP,
 * pages or the wire.
 */
@NullMarked
package photos.keepsake.simulator.cloud;

import org.jspecify.annotations.NullMarked;
