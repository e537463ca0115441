/**
 * Small HTTP requests with a deadline: {@link photos.keepsake.monitor.http.HttpSender}. It knows
 * nothing of what is sent.
 */
@NullMarked
package photos.keepsake.monitor.http;

import org.jspecify.annotations.NullMarked;
