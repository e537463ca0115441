/**
 * Genuine small media files, made from a seed: pictures that decode, videos that play, and the
 * metadata that cameras write, padded to any size without becoming invalid.
 *
 * <p>A {@link photos.keepsake.simulator.media.MediaRecipe} says what to make; its bytes exist only
 * while they are read, so a library of large files costs no memory. Pictures are mosaics that our
 * own encoders draw; nothing here needs a display or a codec. The package knows nothing of items,
 * names or the site.
 */
@NullMarked
package photos.keepsake.simulator.media;

import org.jspecify.annotations.NullMarked;
