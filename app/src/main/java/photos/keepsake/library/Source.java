package photos.keepsake.library;

/** The list of the site in which an item was found. */
public enum Source {
  /** The main grid. */
  LIBRARY,
  /** Items that the person moved out of the main grid, but kept. */
  ARCHIVE,
  /** One album that was asked for by name or id. */
  ALBUM
}
