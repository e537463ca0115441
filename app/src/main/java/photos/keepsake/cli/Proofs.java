package photos.keepsake.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import photos.keepsake.archive.catalog.Proof;

/** How many files are proven to be what, for people and for programs. */
final class Proofs {
  private Proofs() {}

  /** Every proof with its count, the best first. */
  static Map<String, Long> fields(Map<Proof, Long> counts) {
    Map<String, Long> fields = new LinkedHashMap<>();
    for (Proof proof : Proof.values()) {
      fields.put(proof.code(), count(counts, proof));
    }
    return fields;
  }

  /** The counts, changed as those of the whole archive changed meanwhile. */
  static Map<Proof, Long> changed(
      Map<Proof, Long> counts, Map<Proof, Long> before, Map<Proof, Long> after) {
    Map<Proof, Long> changed = new EnumMap<>(Proof.class);
    for (Proof proof : Proof.values()) {
      changed.put(proof, count(counts, proof) + count(after, proof) - count(before, proof));
    }
    return changed;
  }

  /** Such as {@code 1,204 of 1,310 files are proven originals; 106 unproven.} */
  static String words(Map<Proof, Long> counts) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    String originals =
        String.format(
            Locale.ROOT,
            "%,d of %s %s",
            count(counts, Proof.ORIGINAL),
            Amounts.count(all, "file"),
            all == 1 ? "is a proven original" : "are proven originals");
    List<String> others = others(counts);
    return originals + (others.isEmpty() ? "" : "; " + String.join(", ", others)) + ".";
  }

  private static List<String> others(Map<Proof, Long> counts) {
    List<String> others = new ArrayList<>();
    add(others, count(counts, Proof.STORED), "as the site stores them");
    add(others, count(counts, Proof.DERIVATIVE), "as their owners share them");
    add(others, count(counts, Proof.UNPROVEN), "unproven");
    return others;
  }

  private static void add(List<String> others, long count, String what) {
    if (count > 0) {
      others.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }

  private static long count(Map<Proof, Long> counts, Proof proof) {
    return counts.getOrDefault(proof, 0L);
  }
}
