package photos.keepsake.library;

/** The list of the site in which an item was found. */
public enum Source {
  /** The main grid. */
  LIBRARY,
  /** Items that the person moved out of the main grid, but kept. */
  ARCHIVE,
  /** An album, whoever put the item into it. */
  ALBUM,
  /** What a partner shares with the person. */
  PARTNER
}
