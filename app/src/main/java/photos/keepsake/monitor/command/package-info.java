/**
 * Runs a foreign command and watches it: {@link photos.keepsake.monitor.command.CommandRunner}
 * tries it as often as asked, within limits, ends it with all that it started, and keeps the end of
 * what it prints. It tells nobody; that is for whoever started it.
 */
@NullMarked
package photos.keepsake.monitor.command;

import org.jspecify.annotations.NullMarked;
