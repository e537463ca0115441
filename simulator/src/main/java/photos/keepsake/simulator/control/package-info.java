/**
 * What a test has in its hand while the site runs: the ways in which it can be made to misbehave,
 * which of them are switched on, how often each has happened, and counts of everything else. It
 * knows neither HTTP nor photos; the server asks it at each step whether a fault is due.
 */
@NullMarked
package photos.keepsake.simulator.control;

import org.jspecify.annotations.NullMarked;
