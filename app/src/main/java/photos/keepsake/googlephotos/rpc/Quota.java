package photos.keepsake.googlephotos.rpc;

import java.util.OptionalLong;

/**
 * The account's storage.
 *
 * @param usedBytes by everything
 * @param totalBytes empty where there is no limit stated
 * @param photosBytes used by photos; empty where not stated
 */
public record Quota(long usedBytes, OptionalLong totalBytes, OptionalLong photosBytes) {

  /** Reads {@code [6]=[used,total,?,photos,…]}. */
  static Quota of(Jspb answer) {
    Jspb quota = answer.get(6).requireArray("[used, total, …]");
    return new Quota(
        quota.get(0).requireAmount("bytes in use"), quota.get(1).amount(), quota.get(3).amount());
  }
}
