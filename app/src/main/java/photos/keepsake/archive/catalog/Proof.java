package photos.keepsake.archive.catalog;

import java.util.Locale;

/** What is known of a file's bytes, the best first. */
public enum Proof {
  /** They are the ones that were uploaded: their SHA-1 is the site's own. */
  ORIGINAL,
  /** They have the size of the smaller version that the site says it keeps. */
  STORED,
  /** They are what the owner, who is somebody else, lets others have. */
  DERIVATIVE,
  /** Nothing that could be checked agrees with them. */
  UNPROVEN;

  /** As it stands in the catalog and in what programs read. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Proof ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
