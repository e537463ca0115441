/**
 * The truth about the simulated library: every item the site lists, every file behind it, and every
 * way in which its names, dates and downloads are awkward. Servers and pages are made from it, and
 * a test compares an archive with its manifest.
 *
 * <p>{@link photos.keepsake.simulator.truth.SimulatedLibrary} is made from a seed or from a folder
 * of real photos, and may change while the site runs. The package knows nothing of HTTP or pages.
 */
@NullMarked
package photos.keepsake.simulator.truth;

import org.jspecify.annotations.NullMarked;
