package photos.keepsake.googlephotos;

import java.util.List;
import java.util.Optional;
import photos.keepsake.library.AlbumId;
import photos.keepsake.library.ItemRef;

/**
 * What earlier runs walked, so that a quiet run need not walk it again. Called by the listing
 * thread.
 */
public interface WalkMemory {

  /** Whether everything must be listed; asked once at the beginning of a listing. */
  boolean isFullWalkDue();

  /** Whether earlier runs archived anything, so that changes of it matter. */
  boolean hasItems();

  /**
   * The stamp that an album had when it was last listed to its end and all its items were had;
   * empty where that never was so.
   */
  Optional<String> albumStamp(AlbumId album);

  /**
   * Items that earlier runs could not fetch, and that may stand so deep in the lists that a quiet
   * run does not meet them; those of albums are left out. At most a few thousand.
   */
  List<ItemRef> leftBehind();

  /** Library, archive and the albums, as far as the site gives them, were listed to their ends. */
  void fullWalkDone();

  /** Remembers nothing, so that every walk is a full one. */
  static WalkMemory none() {
    return new WalkMemory() {
      @Override
      public boolean isFullWalkDue() {
        return true;
      }

      @Override
      public boolean hasItems() {
        return false;
      }

      @Override
      public Optional<String> albumStamp(AlbumId album) {
        return Optional.empty();
      }

      @Override
      public List<ItemRef> leftBehind() {
        return List.of();
      }

      @Override
      public void fullWalkDone() {}
    };
  }
}
