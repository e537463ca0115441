package photos.keepsake.archive.catalog;

import java.util.Locale;

/** How the last try of an item ended. */
public enum ItemState {
  ARCHIVED,
  /** The site said that it cannot hand the item out. */
  UNAVAILABLE,
  FAILED;

  /** As it stands in the catalog. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
