package photos.keepsake.archive;

import java.util.List;
import java.util.Map;
import photos.keepsake.archive.catalog.Proof;

/**
 * What a verification found.
 *
 * @param files how many were looked at
 * @param bytes how many were read
 * @param damagedFiles how many are missing, altered or unreadable
 * @param damaged the first {@link #LISTED_MAX} of them, by path
 * @param unknownFiles how many lie in the archive that the catalog does not know; no damage
 * @param unknown the first {@link #LISTED_MAX} of them, relative to the archive
 * @param proofs how many of the catalog's files have each proof, without those found damaged
 * @param complete false when it was stopped before the end
 */
public record Verification(
    long files,
    long bytes,
    long damagedFiles,
    List<DamagedFile> damaged,
    long unknownFiles,
    List<String> unknown,
    Map<Proof, Long> proofs,
    boolean complete) {

  /** A disk that lost everything is to be told, not to be listed. */
  public static final int LISTED_MAX = 1_000;

  /** Whether every file that was looked at is what it was. */
  public boolean isSound() {
    return damagedFiles == 0;
  }
}
