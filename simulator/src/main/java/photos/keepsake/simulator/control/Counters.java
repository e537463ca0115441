package photos.keepsake.simulator.control;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has happened at the site since its start, by name. Safe for several threads.
 *
 * <p>The names: {@code requests}, {@code pages}, {@code listing_requests}, {@code download_urls},
 * {@code downloads_begun}, {@code downloads_done}, {@code download_bytes}, {@code
 * downloads_refused} (to frames), {@code rpc_posts} (requests of the site's own calls), {@code
 * rpc_posts:ID} (those that held at least one such call), {@code rpc_calls}, {@code rpc:ID}, {@code
 * sign_ins}, {@code writes} (clicks that would have changed something at the site: a client must
 * never cause one), {@code write:NAME} for each kind of them, {@code errors} (bugs of the
 * simulator).
 */
public final class Counters {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Counts one more. */
  public void count(String name) {
    add(name, 1);
  }

  /** Counts {@code amount} more. */
  public void add(String name, long amount) {
    counts.computeIfAbsent(name, unused -> new LongAdder()).add(amount);
  }

  /** How many so far; 0 for what never happened. */
  public long get(String name) {
    LongAdder count = counts.get(name);
    return count == null ? 0 : count.sum();
  }

  /** All counts, sorted by name. */
  public Map<String, Long> all() {
    Map<String, Long> sorted = new TreeMap<>();
    counts.forEach((name, count) -> sorted.put(name, count.sum()));
    return sorted;
  }
}
