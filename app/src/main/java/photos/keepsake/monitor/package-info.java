/**
 * Running unattended, and telling somebody how that goes. Each part is a package of its own: {@code
 * http} sends requests, {@code ping} reports runs to a Healthchecks server, {@code command} wraps a
 * foreign program, {@code schedule} is the daemon, {@code notify} tells people of changes, {@code
 * checks} shows and makes the checks of such a server, {@code service} writes what the system's own
 * scheduler reads.
 *
 * <p>It listens and starts runs; it never steers one, and knows neither Chrome nor the archive.
 */
@NullMarked
package photos.keepsake.monitor;

import org.jspecify.annotations.NullMarked;
