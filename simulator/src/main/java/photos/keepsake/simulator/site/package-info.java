/**
 * The site itself, host by host: sign-in, the pages of photos.google.com and the data they ask for,
 * pictures and downloads. Written from the page contract alone; it knows nothing of any client.
 *
 * <p>{@link photos.keepsake.simulator.site.Site} sends each request to its host's class. The pages'
 * scripts are resources beside these classes; what they ask of {@code /_/PhotosUi/page/} is this
 * simulator's own invention and no part of the contract.
 */
@NullMarked
package photos.keepsake.simulator.site;

import org.jspecify.annotations.NullMarked;
