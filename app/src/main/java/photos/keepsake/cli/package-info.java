/**
 * The command line: commands, what they print, exit codes, and the wiring of all other packages.
 * The only place that prints, exits, reads the environment, and says {@code new} for everything.
 */
@NullMarked
package photos.keepsake.cli;

import org.jspecify.annotations.NullMarked;
