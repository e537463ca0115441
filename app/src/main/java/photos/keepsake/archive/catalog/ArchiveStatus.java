package photos.keepsake.archive.catalog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the catalog says about the whole archive.
 *
 * @param archivedItems items whose files were all archived
 * @param unavailableItems items that the site cannot hand out
 * @param failedItems items whose last try failed
 * @param files files in the catalog
 * @param bytes their sizes added up
 * @param proofs how many files have each proof; every proof is there
 * @param verifiedFiles files that were read again and found unaltered at least once
 * @param damagedFiles files that a verification found missing, altered or unreadable, and none
 *     found good since
 * @param unavailable the latest first, at most {@link #TROUBLES_MAX}
 * @param failed the latest first, at most {@link #TROUBLES_MAX}
 * @param unproven files that something speaks against, by path, at most {@link #TROUBLES_MAX}
 * @param damaged paths of damaged files, in their order, at most {@link #TROUBLES_MAX}
 * @param lastRuns the latest first, at most {@link #RUNS_MAX}
 * @param oldestTaken wall clock of the oldest archived photo whose date is known
 * @param newestTaken wall clock of the newest one
 * @param lastVerifiedAt when a file was last found unaltered
 * @param accountKnown whether the archive is bound to an account
 */
public record ArchiveStatus(
    int archivedItems,
    int unavailableItems,
    int failedItems,
    long files,
    long bytes,
    Map<Proof, Long> proofs,
    long verifiedFiles,
    long damagedFiles,
    List<ItemTrouble> unavailable,
    List<ItemTrouble> failed,
    List<UnprovenFile> unproven,
    List<String> damaged,
    List<RunRecord> lastRuns,
    Optional<LocalDateTime> oldestTaken,
    Optional<LocalDateTime> newestTaken,
    Optional<Instant> lastVerifiedAt,
    boolean accountKnown) {

  /** More would not fit on anybody's screen, and keeps memory flat. */
  public static final int TROUBLES_MAX = 1_000;

  /** A fortnight of nightly runs. */
  public static final int RUNS_MAX = 14;

  /** Files whose bytes are known to be those that were uploaded. */
  public long provenFiles() {
    return proofs.getOrDefault(Proof.ORIGINAL, 0L);
  }
}
