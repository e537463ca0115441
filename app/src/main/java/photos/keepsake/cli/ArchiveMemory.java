package photos.keepsake.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import photos.keepsake.archive.Archive;
import photos.keepsake.archive.ListingMemory;
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
  private final ListingMemory memory;
  private final Instant startedAt;
  private final boolean full;
  private final boolean hasHoles;
  private volatile boolean quiet;
  private boolean walkedFully;

  /**
   * For a run that begins now.
   *
   * @param full whether the person wants everything listed
   */
  ArchiveMemory(Archive archive, InstantSource clock, boolean full) {
    this.archive = archive;
    this.memory = archive.memory();
    this.startedAt = clock.instant();
    this.full = full;
    this.hasHoles = memory.isOpen();
  }

  /** The run begins to list; until it says that it is through, its lists may have holes. */
  void runStarted() {
    memory.forgetUnfinishedAlbums();
    memory.setOpen(true);
  }

  @Override
  public boolean isFullWalkDue() {
    quiet = !full && !hasHoles && isRecent() && leftBehind().size() < LEFT_BEHIND_MAX && isSound();
    return !quiet;
  }

  private boolean isRecent() {
    Optional<Instant> last = memory.fullWalkAt();
    return last.isPresent()
        && startedAt.isBefore(last.get().plus(FULL_WALK_EVERY))
        && !startedAt.isBefore(last.get());
  }

  /** Damaged files are fetched again when a list names their items. */
  private boolean isSound() {
    return archive.status().damagedFiles() == 0;
  }

  /** Whether the lists were walked only as far as something new could stand in them. */
  boolean isQuiet() {
    return quiet;
  }

  @Override
  public boolean hasItems() {
    return memory.hasItems();
  }

  @Override
  public Optional<String> albumStamp(AlbumId album) {
    return memory.albumStamp(album);
  }

  @Override
  public List<ItemRef> leftBehind() {
    return memory.leftBehind(LEFT_BEHIND_MAX);
  }

  @Override
  public void fullWalkDone() {
    walkedFully = true;
  }

  /**
   * The run is over.
   *
   * @param whole whether it listed all that there is, and left no item alone
   * @param archived how many items it archived
   */
  void runEnded(boolean whole, int archived) {
    memory.forgetUnfinishedAlbums();
    if (whole && walkedFully) {
      memory.fullWalkDone(startedAt);
    }
    // What was archived stands at the tops of lists now, and would hide what follows.
    boolean changedNothing = !hasHoles && archived == 0;
    memory.setOpen(!whole && !changedNothing);
  }
}
