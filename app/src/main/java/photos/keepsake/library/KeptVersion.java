package photos.keepsake.library;

/** What the file that the site keeps is to the one that was uploaded. */
public enum KeptVersion {
  /** The same, says the site. */
  ORIGINAL,
  /** A smaller one, as the person chose for their storage. */
  SMALLER,
  /** Whatever its owner, who is somebody else, lets others have. */
  OF_ANOTHER_PERSON,
  /** The site did not say. */
  UNKNOWN
}
