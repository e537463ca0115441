/**
 * The archive on disk: where a photo goes and under which name, how it gets there without ever
 * overwriting anything, how it is proven to be still what it was, and who may write.
 *
 * <p>{@link photos.keepsake.archive.Archive} is for the one run that writes, {@link
 * photos.keepsake.archive.ArchiveReader} for everybody else, {@link
 * photos.keepsake.archive.Verifier} reads every byte again. Only this package moves or deletes
 * photos. It knows neither the site nor Chrome nor how items are scheduled.
 *
 * <p>The order of things is what makes it safe to stop at any instant: first the bytes under their
 * final name and on the disk, then one transaction with the rows. So a crash may leave a file
 * without a row, never a row without a file; see {@link photos.keepsake.archive.Archive#admit}.
 *
 * <p>What is written beside the photos, sidecars and links and manifest, is made from the catalog
 * and can be made again; see {@link photos.keepsake.archive.Archive#bringUpToDate}.
 */
@NullMarked
package photos.keepsake.archive;

import org.jspecify.annotations.NullMarked;
