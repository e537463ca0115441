/**
 * Pings to a Healthchecks server: {@link photos.keepsake.monitor.ping.Pinger} sends one {@link
 * photos.keepsake.monitor.ping.Signal} of a run to one check and says whether it was recorded.
 *
 * <p>What is known of the server was seen on real ones, hosted and self-hosted, versions 2.10 to
 * 4.4 (2026-11).
 */
@NullMarked
package photos.keepsake.monitor.ping;

import org.jspecify.annotations.NullMarked;
