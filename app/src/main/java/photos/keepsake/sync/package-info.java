/**
 * The engine: brings what a remote library lists and the archive does not hold yet into the
 * archive, each item once, and accounts for every one of them.
 *
 * <p>{@link photos.keepsake.sync.SyncRun} is one run: one thread lists, {@link
 * photos.keepsake.sync.Planner} sorts each page, a few threads fetch, {@link
 * photos.keepsake.sync.Ledger} counts and must add up. Whoever wants to watch listens ({@link
 * photos.keepsake.sync.RunListener}) or asks for a {@link photos.keepsake.sync.StatusBoard}. This
 * is the only package that works on several items at a time or tries one again.
 *
 * <p>It knows neither Chrome nor Google nor how an archive keeps files: it sees the port {@link
 * photos.keepsake.library.PhotoLibrary} on one side and the narrow {@link
 * photos.keepsake.sync.ArchiveStore} on the other.
 */
@NullMarked
package photos.keepsake.sync;

import org.jspecify.annotations.NullMarked;
