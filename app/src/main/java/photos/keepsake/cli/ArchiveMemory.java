package photos.keepsake.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import photos.keepsake.archive.Archive;
import photos.keepsake.googlephotos.WalkMemory;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.ItemRef;

/**
 * Lets a listing know what earlier runs had, out of the archive. For one run and, but for {@link
 * #isQuiet}, one thread.
 */
final class ArchiveMemory implements WalkMemory {
  /** Changes of old items are found by a full walk only. */
  private static final Duration FULL_WALK_EVERY = Duration.ofDays(7);

  /** Where more were left behind, the lists are the quicker way to them. */
  private static final int LEFT_BEHIND_MAX = 5_000;

  private final Archive archive;
  private final Instant startedAt;
  private final boolean full;
  private volatile boolean quiet;
  private boolean walkedFully;

  /**
   * For a run that begins now.
   *
   * @param full whether the person wants everything listed
   */
  ArchiveMemory(Archive archive, InstantSource clock, boolean full) {
    this.archive = archive;
    this.startedAt = clock.instant();
    this.full = full;
  }

  @Override
  public boolean isFullWalkDue() {
    Optional<Instant> last = archive.memory().fullWalkAt();
    boolean recent =
        last.isPresent()
            && startedAt.isBefore(last.get().plus(FULL_WALK_EVERY))
            && !startedAt.isBefore(last.get());
    quiet = recent && !full && leftBehind().size() < LEFT_BEHIND_MAX;
    return !quiet;
  }

  /** Whether the lists were walked only as far as something new could stand in them. */
  boolean isQuiet() {
    return quiet;
  }

  @Override
  public boolean hasItems() {
    return archive.memory().hasItems();
  }

  @Override
  public Optional<String> albumStamp(AlbumId album) {
    return archive.memory().albumStamp(album);
  }

  @Override
  public List<ItemRef> leftBehind() {
    return archive.memory().leftBehind(LEFT_BEHIND_MAX);
  }

  @Override
  public void fullWalkDone() {
    walkedFully = true;
  }

  /**
   * The run is over.
   *
   * @param whole whether it left no listed item alone
   */
  void runEnded(boolean whole) {
    archive.memory().forgetUnfinishedAlbums();
    if (whole && walkedFully) {
      archive.memory().fullWalkDone(startedAt);
    }
  }
}
