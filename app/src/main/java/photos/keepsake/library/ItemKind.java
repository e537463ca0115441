package photos.keepsake.library;

/** What the site says an item is, before any byte of it was read. */
public enum ItemKind {
  PHOTO,
  VIDEO,
  /** The site did not say, or said it in words that are not known. */
  UNKNOWN
}
