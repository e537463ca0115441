/**
 * The catalog of an archive: one SQLite file that knows which items are archived, where their files
 * lie and what their bytes were. The only package that speaks SQL.
 *
 * <p>{@link photos.keepsake.archive.catalog.Catalog} is the way in. It holds what {@code archive}
 * tells it and never looks at a photo itself. {@code SQLException} does not leave this package: it
 * becomes a {@link photos.keepsake.library.RunFailure}.
 */
@NullMarked
package photos.keepsake.archive.catalog;

import org.jspecify.annotations.NullMarked;
