package photos.keepsake.simulator.cloud;

import java.time.Clock;
import java.util.OptionalLong;

/**
 * What the site knows, in general.
 *
 * @param seed of everything that is thought up
 * @param plain nothing but ordinary items, no albums, nobody else
 * @param sizeBytes of every file, where that was asked for
 * @param clock what today is
 */
public record CloudOptions(long seed, boolean plain, OptionalLong sizeBytes, Clock clock) {}
