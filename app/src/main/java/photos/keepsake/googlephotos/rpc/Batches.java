package photos.keepsake.googlephotos.rpc;

import java.util.ArrayList;
import java.util.List;

/** Parts calls into POSTs without changing their order. */
final class Batches {
  /** A POST of 100 calls worked (contract, 2026); mixed ones are kept at half of that. */
  private static final int MIXED_MAX = 50;

  private Batches() {}

  /**
   * Parts in which no id has more calls than it may. Lists are answered one to a POST when they are
   * of one kind, since pages are large; a few kinds may share one.
   */
  static <C extends Call<?>> List<List<C>> of(List<C> calls) {
    List<List<C>> batches = new ArrayList<>();
    List<C> batch = new ArrayList<>();
    for (C call : calls) {
      if (!batch.isEmpty() && !fits(call, batch)) {
        batches.add(batch);
        batch = new ArrayList<>();
      }
      batch.add(call);
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private static boolean fits(Call<?> call, List<? extends Call<?>> batch) {
    long ofSameId = batch.stream().filter(other -> other.id() == call.id()).count();
    boolean isMixed = ofSameId < batch.size();
    return ofSameId < call.id().callsPerPost() && (!isMixed || batch.size() < MIXED_MAX);
  }
}
