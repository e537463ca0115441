package photos.keepsake.archive;

/**
 * A file that is not what it was.
 *
 * @param path relative to the archive, with '/'
 */
public record DamagedFile(String path, Damage damage) {

  /** What is wrong with it. */
  public enum Damage {
    /** There is no file. */
    MISSING,
    /** It has other bytes. */
    ALTERED,
    /** The disk does not give it out. */
    UNREADABLE
  }
}
