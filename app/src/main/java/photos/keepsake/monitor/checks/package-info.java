/**
 * Talks to the management API of a Healthchecks server: {@link
 * photos.keepsake.monitor.checks.ChecksClient}. It sends no pings.
 */
@NullMarked
package photos.keepsake.monitor.checks;

import org.jspecify.annotations.NullMarked;
