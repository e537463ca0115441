package photos.keepsake.googlephotos;

import java.util.Optional;

/** The albums of a listing whose items could not be listed. */
final class MissedAlbums {
  private int count;
  private long items;
  private String reason = "";

  /** Adds one, with why it was missed. */
  void add(AlbumWalk album, String why) {
    if (count == 0) {
      reason = why;
    }
    count++;
    items += album.stated().orElse(0);
  }

  int count() {
    return count;
  }

  /** What to say of all of them, if there is one. */
  Optional<String> note() {
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "went without "
            + (count == 1 ? "the items of an album" : "the items of " + count + " albums")
            + ", "
            + items
            + " by the site's own count: "
            + reason
            + "; what of them is not in the library too is missing, and is tried again next time");
  }
}
