/**
 * The site: the only place that knows its addresses, its pages and its ways.
 *
 * <p>{@link photos.keepsake.googlephotos.GooglePhotosLibrary} offers it as a {@link
 * photos.keepsake.library.PhotoLibrary}, on one of two roads: the site's own calls, or its pages as
 * a person would use them. Either one can do all; {@link photos.keepsake.googlephotos.RoadChoice}
 * says which is taken. What stands here about the site was compiled from clients that others ran
 * against it (2019 to 2026-10); nobody has run this program against it yet, so every reading has a
 * way out for the case that it is wrong. It knows nothing of archives and never works on items
 * concurrently: callers bring the threads.
 */
@NullMarked
package photos.keepsake.googlephotos;

import org.jspecify.annotations.NullMarked;
