/**
 * A stand-in for the site, made from its contract: HTTPS for all its hosts on 127.0.0.1, a proxy
 * that leads there, faults that can be switched, and the truth to compare an archive with. It must
 * not know the product: two readings of the contract are worth more than one.
 *
 * <p>{@link photos.keepsake.simulator.Simulator} is the whole; {@link
 * photos.keepsake.simulator.SimulatorCommand} runs it alone.
 */
@NullMarked
package photos.keepsake.simulator;

import org.jspecify.annotations.NullMarked;
