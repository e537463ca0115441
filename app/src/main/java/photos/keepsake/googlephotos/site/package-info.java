/** The addresses of the site, and what they mean. Uses nothing else of the site model. */
@NullMarked
package photos.keepsake.googlephotos.site;

import org.jspecify.annotations.NullMarked;
