package photos.keepsake.googlephotos.rpc;

import java.util.HashSet;
import java.util.Set;

/**
 * What the site lets the person do with an item: a set of numbers, most of them of unknown meaning.
 */
public record Capabilities(Set<Integer> ids) {
  private static final int NOT_OWNED = 27;
  private static final int NOT_SAVED = 20;

  /** Copies the set. */
  public Capabilities {
    ids = Set.copyOf(ids);
  }

  /** Reads {@code [[1],[2],[27,false,true],…]}; none where there is nothing. */
  static Capabilities of(Jspb list) {
    Set<Integer> ids = new HashSet<>();
    for (Jspb entry : list.elements()) {
      entry.get(0).count().ifPresent(ids::add);
    }
    return new Capabilities(ids);
  }

  /**
   * Somebody else's item that is not saved to the own library (captures of both cases, 2025-12).
   */
  public boolean isNotSaved() {
    return ids.contains(NOT_SAVED);
  }

  /** A weak sign that it is somebody else's: own items in shared albums have it too (2026-01). */
  public boolean mayBeOfOthers() {
    return ids.contains(NOT_OWNED);
  }
}
