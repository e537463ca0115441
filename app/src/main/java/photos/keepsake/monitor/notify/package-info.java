/**
 * Tells a person when the archive's condition changes: {@link
 * photos.keepsake.monitor.notify.Notifier} over one or more {@link
 * photos.keepsake.monitor.notify.Channel}s. It knows nothing of how a condition comes about.
 */
@NullMarked
package photos.keepsake.monitor.notify;

import org.jspecify.annotations.NullMarked;
