/**
 * What a remote photo library is, in words that hold for any road to it: items, pages of a listing,
 * what a fetch brought, and the two ways in which things go wrong.
 *
 * <p>{@link photos.keepsake.library.PhotoLibrary} is the port that the engine in {@code sync}
 * drives and that {@code googlephotos} implements. This package uses nothing but the JDK and knows
 * neither Chrome nor Google nor files in an archive.
 */
@NullMarked
package photos.keepsake.library;

import org.jspecify.annotations.NullMarked;
