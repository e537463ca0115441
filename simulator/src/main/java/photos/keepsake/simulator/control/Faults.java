package photos.keepsake.simulator.control;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which faults are on, and how often each has happened. Safe for several threads; switching takes
 * effect at the next request.
 */
public final class Faults {
  private final Map<Fault, Switched> on = new EnumMap<>(Fault.class);
  private final Map<Fault, Long> fired = new EnumMap<>(Fault.class);
  private final long seed;

  /** All faults off. */
  public Faults(long seed) {
    this.seed = seed;
  }

  /** One fault that is on, with what its rule has counted so far. */
  private static final class Switched {
    private final FaultScope scope;
    private final SplittableRandom random;
    private long asked;

    Switched(FaultScope scope, long seed) {
      this.scope = scope;
      this.random = new SplittableRandom(seed);
    }

    boolean concerns(Set<String> keys) {
      return scope.key().map(keys::contains).orElse(true);
    }

    boolean due() {
      asked++;
      return switch (scope.when()) {
        case ALWAYS -> true;
        case NEXT -> asked <= scope.number();
        case EVERY -> asked % scope.number() == 0;
        case AFTER -> asked == scope.number() + 1;
        case PERCENT -> random.nextInt(100) < scope.number();
      };
    }
  }

  /** Switches a fault on for every request that it concerns. */
  public void on(Fault fault) {
    on(fault, FaultScope.always());
  }

  /** Switches a fault on; an earlier rule for it is replaced and its count begins anew. */
  public synchronized void on(Fault fault, FaultScope scope) {
    on.put(fault, new Switched(scope, seed * 31 + fault.name().hashCode()));
  }

  /** Switches a fault off; how often it has happened stays known. */
  public synchronized void off(Fault fault) {
    on.remove(fault);
  }

  /** Switches all faults off. */
  public synchronized void allOff() {
    on.clear();
  }

  /** How often the fault has happened since the start. */
  public synchronized long fired(Fault fault) {
    return fired.getOrDefault(fault, 0L);
  }

  /** The rules that are on now. */
  public synchronized Map<Fault, FaultScope> active() {
    Map<Fault, FaultScope> rules = new EnumMap<>(Fault.class);
    on.forEach((fault, switched) -> rules.put(fault, switched.scope));
    return Collections.unmodifiableMap(rules);
  }

  /** Whether the fault is on for an item, under whichever of its keys; counts nothing. */
  public synchronized boolean concerns(Fault fault, Set<String> keys) {
    Switched switched = on.get(fault);
    return switched != null && switched.concerns(keys);
  }

  /** The rule of a fault that is on. */
  public synchronized Optional<FaultScope> scope(Fault fault) {
    return Optional.ofNullable(on.get(fault)).map(switched -> switched.scope);
  }

  /** Whether the fault happens now, at a request that is about no item. Counts it if so. */
  public boolean happens(Fault fault) {
    return happens(fault, Set.of());
  }

  /**
   * Whether the fault happens now. Counts it if so.
   *
   * @param keys all names of the item that the request is about
   */
  public synchronized boolean happens(Fault fault, Set<String> keys) {
    Switched switched = on.get(fault);
    if (switched == null || !switched.concerns(keys)) {
      return false;
    }
    boolean due = switched.due();
    if (due) {
      fired.merge(fault, 1L, Long::sum);
    }
    return due;
  }
}
