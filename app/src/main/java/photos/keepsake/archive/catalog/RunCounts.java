package photos.keepsake.archive.catalog;

/**
 * What a run did, in items, and in bytes that it added.
 *
 * @param already items that were archived before
 * @param whole whether every item of the library was listed and none was left alone
 */
public record RunCounts(
    int listed, int archived, int already, int unavailable, int failed, long bytes, boolean whole) {

  /** Of a run that has done nothing yet. */
  public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0, false);
}
