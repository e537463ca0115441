package photos.keepsake.simulator.site.rpc;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import photos.keepsake.simulator.cloud.Cloud;
import photos.keepsake.simulator.cloud.Held;
import photos.keepsake.simulator.control.Fault;
import photos.keepsake.simulator.control.Faults;
import photos.keepsake.simulator.truth.SimulatedItem;

/**
 * What the answers to calls share.
 *
 * @param cloud what the site knows
 * @param faults that are switched on
 * @param clock today
 * @param names of tokens
 * @param bases addresses of pictures
 * @param urls addresses of downloads
 * @param calm no awkwardness without a fault
 */
record RpcContext(
    Cloud cloud,
    Faults faults,
    Clock clock,
    SecretNames names,
    BaseUrls bases,
    SignedUrls urls,
    boolean calm) {

  /** Whether a fault happens at a call; its scope may name the call's id. */
  boolean happens(Fault fault, Call call) {
    return faults.happens(fault, Set.of(call.id()));
  }

  /** Whether a fault happens at one row of an answer; its scope may name the item or the id. */
  boolean happens(Fault fault, Call call, Held held) {
    Stream<String> keys = Stream.of(call.id(), held.key(), held.item().key());
    return faults.happens(fault, keys.collect(Collectors.toSet()));
  }

  /**
   * Computes the dedup keys of items that are about to be listed, on all cores: each needs its file
   * to be read once.
   */
  void hash(Collection<SimulatedItem> items) {
    items.parallelStream().forEach(cloud::dedupKey);
  }

  /** A number from 0 to {@code bound - 1} that is the same for the same word. */
  int roll(int bound, String word) {
    return Math.floorMod(names.name(8, "roll", word).hashCode(), bound);
  }
}
