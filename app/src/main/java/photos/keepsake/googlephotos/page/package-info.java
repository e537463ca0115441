/**
 * The page road: what a person does, done in Chrome. {@link
 * photos.keepsake.googlephotos.page.GridWalk} scrolls a grid from the newest item to the oldest,
 * {@link photos.keepsake.googlephotos.page.ItemTab} opens items in the viewer and asks for their
 * files. The scripts that run inside the page stand in the resources beside this package.
 */
@NullMarked
package photos.keepsake.googlephotos.page;

import org.jspecify.annotations.NullMarked;
