package photos.keepsake.googlephotos.rpc;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the stored file costs the account.
 *
 * @param counts whether it counts against the quota; empty where not stated
 * @param bytes what it counts for: 0 for files that are free, else the size of the stored file
 * @param quality the site's number; empty where not stated
 */
public record Space(Optional<Boolean> counts, OptionalLong bytes, OptionalInt quality) {
  private static final int COUNTS = 1;
  private static final int IS_FREE = 2;

  /** Seen on items of original quality (2026-01, 2026-08); no sample shows a smaller version. */
  private static final int ORIGINAL = 2;

  /** Reads {@code [1 counts|2 free,bytes,quality,…]}; empty for anything else. */
  static Optional<Space> of(Jspb array) {
    OptionalInt counts = array.get(0).count();
    OptionalInt quality = array.get(2).count();
    if (counts.isEmpty() && quality.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Space(counts(counts.orElse(0)), array.get(1).amount(), quality));
  }

  private static Optional<Boolean> counts(int number) {
    return number == COUNTS || number == IS_FREE ? Optional.of(number == COUNTS) : Optional.empty();
  }

  /** Whether the site says that it keeps the file as it was uploaded. */
  public boolean isOriginal() {
    return quality.isPresent() && quality.getAsInt() == ORIGINAL;
  }
}
