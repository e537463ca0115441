package photos.keepsake.googlephotos.rpc;

/** What sort of collection an entry is. */
public enum AlbumKind {
  ALBUM,
  /** Items that were shared together without an album; most have no title. */
  BUNDLE,
  /** Not stated, or a number that is not known. */
  UNKNOWN;

  /** Reads the site's number: 1 and 4 (captures of 2026-01 and 2026-08). */
  static AlbumKind of(Jspb number) {
    return switch (number.count().orElse(0)) {
      case 1 -> ALBUM;
      case 4 -> BUNDLE;
      default -> UNKNOWN;
    };
  }
}
