package photos.keepsake.googlephotos;

import java.util.Optional;

/**
 * What earlier runs walked, so that a quiet run need not walk it again. Called by the listing
 * thread.
 *
 * <p>It is told what was listed, not what was fetched: whoever implements it forgets the stamps of
 * a run that left items behind, or the next quiet run would not meet these again.
 */
public interface WalkMemory {

  /** Whether everything must be listed; asked once at the beginning of a listing. */
  boolean fullWalkIsDue();

  /** The stamp that an album had when it was listed last; empty where it never was. */
  Optional<String> albumStamp(String albumKey);

  /** An album was listed to its end. */
  void albumListed(String albumKey, String stamp);

  /** Library, archive and all albums were listed to their ends. */
  void fullWalkDone();

  /** Remembers nothing, so that every walk is a full one. */
  static WalkMemory none() {
    return new WalkMemory() {
      @Override
      public boolean fullWalkIsDue() {
        return true;
      }

      @Override
      public Optional<String> albumStamp(String albumKey) {
        return Optional.empty();
      }

      @Override
      public void albumListed(String albumKey, String stamp) {}

      @Override
      public void fullWalkDone() {}
    };
  }
}
